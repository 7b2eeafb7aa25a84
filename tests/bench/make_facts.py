#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a vault of made-up facts in both languages and questions about them, always the same:

    tests/bench/make_facts.py FOLDER [FACTS]

About FACTS facts (400000) in FOLDER/notes, in every structure that facts are read from; names share
words, people share last names, companies have relatives of nearly the same name. FOLDER/questions.tsv
has a line CLASS<TAB>QUESTION<TAB>STATE<TAB>VALUE<TAB>PATH each: what should come out (answered,
conflict, none) and, if the question is put to one note, which. `ask_bench` measures with it.
"""
import pathlib
import random
import sys

FIRST = ["Nor", "Bal", "Cor", "Dra", "El", "Fen", "Gal", "Hel", "Ist", "Jor", "Kel", "Lor", "Mar", "Ner",
         "Os", "Pel", "Quin", "Ros", "Sel", "Tor", "Ul", "Ver", "Wes", "Yar", "Zor"]
LAST = ["vik", "dane", "mont", "rex", "via", "ton", "lund", "sta", "wick", "nova"]
TRADES = ["Systems", "Optics", "Power", "Foods", "Logistics", "Materials", "Robotics", "Marine", "Labs",
          "Instruments"]
RELATIVES = ["Cloud", "Group", "Japan"]
HAN = "天元宏海山石云龙华信达科微晶源航远东方润"
HAN_TRADES = ["光学", "电力", "食品", "物流", "材料", "机器人", "海运", "实验室", "仪器", "电子"]
HAN_RELATIVES = ["云", "集团", "日本"]
GIVEN = ["Ada", "Boris", "Clara", "Dmitri", "Erin", "Fatima", "Georg", "Hana", "Ivan", "Julia"]
FAMILY = ["Abel", "Berg", "Costa", "Duval", "Egan", "Frost", "Gauss", "Holm", "Ito", "Jansen"]
SURNAMES = "王李张刘陈杨赵黄周吴"
TOWNS = ["Velden", "Port Amsel", "Kirrow", "Lisgar", "Montaro", "Nyhavn", "Ostrel", "Pallas", "Queda", "Rimor"]
HAN_TOWNS = ["云港", "石门湾", "东湖镇", "长泽", "白鹭洲", "北原", "青岩", "双桥", "龙泉驿", "平川"]
GENERAL = ["Loading docks", "Canteen colour", "Fire drills", "Night guards"]
HAN_GENERAL = ["装卸平台", "食堂颜色", "消防演习", "夜班保安"]

# Label, question, kind of value in each language.
ATTRIBUTES = [
    ("HQ", "Where is the HQ of {}?", "总部", "{}的总部在哪里？", "town"),
    ("CEO", "Who is the CEO of {}?", "首席执行官", "{}的首席执行官是谁？", "person"),
    ("Founded", "When was {} founded?", "成立时间", "{}是什么时候成立的？", "year"),
    ("Market cap", "market cap of {}", "市值", "{} 市值", "money"),
    ("Employees", "How many employees does {} have?", "员工人数", "{}有多少员工？", "count"),
    ("Revenue", "What is the revenue of {}?", "营收", "{}的营收是多少？", "money"),
    ("Capex", "capex {}", "资本支出", "{}的资本支出是多少", "money"),
    ("Foundry", "What is the foundry of {}?", "代工厂", "{}的代工厂是哪家？", "town"),
    ("Website", "website of {}", "网站", "{}的网站是什么", "site"),
]
PREAMBLE = " I am preparing notes for a meeting next week, and a colleague who knows the trade well asked me this " \
           "morning, so please look it up for me if you can, without guessing:"
HAN_PREAMBLE = "我正在为下周的会议准备材料，今天早上一位熟悉行业的同事问到这个问题，请帮我查一下，不要猜测："


class World:
    def __init__(self, folder, facts):
        self.rng = random.Random(7)
        self.folder = folder
        self.wanted = facts
        self.facts = 0
        self.notes = 0
        self.questions = []
        self.names = set()
        self.companies = []  # (name, chinese, path, {attribute number: value})

    def value(self, kind, chinese):
        rng = self.rng
        if kind == "town":
            return rng.choice(HAN_TOWNS if chinese else TOWNS) + str(rng.randrange(10, 99))
        if kind == "person":
            if chinese:
                return rng.choice(SURNAMES) + "".join(rng.sample(HAN, 2))
            return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
        if kind == "year":
            return str(rng.randrange(1900, 2020)) + ("年" if chinese else "")
        if kind == "money":
            return f"{rng.randrange(2, 900)}亿元" if chinese else f"${rng.randrange(2, 900)}B"
        if kind == "count":
            return f"{rng.randrange(1000, 99999)}人" if chinese else f"{rng.randrange(1000, 99999):,}"
        return f"https://{rng.randrange(10**8)}.example"

    def new_name(self, chinese):
        while True:
            if chinese:
                name = "".join(self.rng.sample(HAN, self.rng.choice([3, 4]))) + self.rng.choice(HAN_TRADES)
            else:
                name = "".join(self.rng.choice(part) for part in (FIRST, LAST))
                name += " " + "".join(self.rng.choice(part) for part in (FIRST, LAST))
                name += " " + self.rng.choice(TRADES)
            if name not in self.names:
                self.names.add(name)
                return name

    def write(self, text, chinese):
        stem = f"{'条目' if chinese else 'note'}-{self.notes}"
        path = f"{self.notes // 200}/{stem}.md"
        self.notes += 1
        place = self.folder / "notes" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        return path

    # A company's note in one of five forms, with some of the attributes.
    def company(self, name, chinese):
        rng = self.rng
        held = {i: self.value(kind, chinese) for i, (*_, kind) in enumerate(ATTRIBUTES) if rng.random() < 0.75}
        rows = [(ATTRIBUTES[i][2 if chinese else 0], value) for i, value in held.items()]
        rows += [(label, str(rng.randrange(3, 99))) for label in (HAN_GENERAL if chinese else GENERAL)]
        colon = "：" if chinese else ": "
        form = rng.randrange(5)
        if form == 0:
            text = f"# {name}\n\n" + ("| 指标 | 数值 |\n|---|---|\n" if chinese else "| Metric | Value |\n|---|---|\n")
            text += "".join(f"| {label} | {value} |\n" for label, value in rows)
        elif form == 1:
            text = f"# {name}\n\n" + "".join(f"**{label}{colon.strip()}** {value}\n\n" for label, value in rows)
        elif form == 2:
            text = f"# {name}\n\n" + "".join(f"- {label}{colon}{value}\n" for label, value in rows)
        elif form == 3:
            text = "---\n" + "".join(f'"{label}": "{value}"\n' for label, value in rows) + f"---\n# {name}\n"
        else:
            text = f"# {name}\n\n" + "".join(f"{label}:: {value}\n" for label, value in rows)
        sites = ", ".join(rng.sample(TOWNS, 3))
        text += f"\n**{'工厂' if chinese else 'Plants'}:**\n" + "".join(f"- {site}\n" for site in sites.split(", "))
        text += "\n" + ("更新于 2025-06-01\n" if chinese else "*Updated 2025-06-01*\n")
        path = self.write(text, chinese)
        self.facts += len(rows) + 3
        self.companies.append((name, chinese, path, held))

    def family(self, chinese):
        name = self.new_name(chinese)
        self.company(name, chinese)
        if self.rng.random() < 0.3:
            for relative in HAN_RELATIVES if chinese else RELATIVES:
                self.company(name + relative if chinese else f"{name} {relative}", chinese)

    # A table of entities; what the rows say of their ages is asked.
    def table(self, rows, chinese):
        rng = self.rng
        header = ["项目", "城市", "负责人", "开工年份", "预算", "员工人数"] if chinese else \
            ["Project", "City", "Manager", "Started", "Budget", "Employees"]
        text = f"# {'项目清单' if chinese else 'Project list'} {self.notes}\n\n"
        text += "| " + " | ".join(header) + " |\n" + "|---" * len(header) + "|\n"
        table = []
        for _ in range(rows):
            row = [self.new_name(chinese)] + [self.value(k, chinese) for k in ("town", "person", "year", "money", "count")]
            table.append(row)
            text += "| " + " | ".join(row) + " |\n"
        path = self.write(text, chinese)
        self.facts += rows * len(header)
        return path, header, table

    def ask(self, kind, question, state, value="", path=""):
        self.questions.append((kind, question, state, value, path))

    def ask_of_table(self, kind, path, header, table, chinese, of_note):
        row = self.rng.choice(table)
        column = self.rng.randrange(1, len(header))
        question = f"{row[0]}的{header[column]}是什么？" if chinese else f"What is the {header[column].lower()} of {row[0]}?"
        self.ask(kind, question, "answered", row[column], path if of_note else "")

    def ask_extreme(self, path, header, table, chinese):
        question = "哪个项目的预算最高？" if chinese else "Which project has the highest budget?"
        best = max(table, key=lambda row: int("".join(c for c in row[4] if c.isdigit())))
        self.ask("extreme in one note", question, "answered", best[0], path)

    def contradict(self, company):
        name, chinese, _, held = company
        number = next((i for i in held if ATTRIBUTES[i][4] == "town"), None)
        if number is None:
            return
        label = ATTRIBUTES[number][2 if chinese else 0]
        other = "另一座城" if chinese else "Elsewhere"
        text = f"# {name}\n\n- {label}{'：' if chinese else ': '}{other}\n"
        self.write(text, chinese)
        self.facts += 1
        self.ask("conflict", ATTRIBUTES[number][3 if chinese else 1].format(name), "conflict")

    # Two letters of the longest word change places.
    def mistyped(self, name):
        words = name.split()
        longest = max(range(len(words)), key=lambda i: len(words[i]))
        word = words[longest]
        at = self.rng.randrange(1, len(word) - 2)
        words[longest] = word[:at] + word[at + 1] + word[at] + word[at + 2:]
        return " ".join(words)

    def ask_of_companies(self, count):
        rng = self.rng
        for name, chinese, path, held in rng.sample(self.companies, count):
            english, han = 1, 3
            number = rng.choice(sorted(held))
            question = ATTRIBUTES[number][han if chinese else english].format(name)
            self.ask("answered zh" if chinese else "answered en", question, "answered", held[number])
            self.ask("long", (HAN_PREAMBLE if chinese else PREAMBLE) + " " + question, "any")
            if not chinese:
                self.ask("zh on en", ATTRIBUTES[number][han].format(name), "answered", held[number])
                self.ask("typo", ATTRIBUTES[number][english].format(self.mistyped(name)), "any")
            missing = [i for i in range(len(ATTRIBUTES)) if i not in held]
            if missing:
                self.ask("withheld", ATTRIBUTES[rng.choice(missing)][han if chinese else english].format(name), "none")
            unknown = ATTRIBUTES[number][han if chinese else english].format(self.new_name(chinese))
            self.ask("unknown entity", unknown, "none")
            bare = ATTRIBUTES[number][han if chinese else english].replace("{}的", "").replace("{}", "it")
            self.ask("no entity", bare, "none")
            self.ask("no fact at all", rng.choice(["how do tides move", "怎么煮米饭才好吃", "why is the sky blue at noon",
                                                   "下周会下雨吗"]) + f" {number}", "none")

    def make(self):
        for chinese in (False, True):
            path, header, table = self.table(self.wanted // 120, chinese)  # A note of 20,000 facts.
            for _ in range(40):
                self.ask_of_table("large note", path, header, table, chinese, True)
            self.ask_extreme(path, header, table, chinese)
        while self.facts < self.wanted:
            chinese = self.notes % 2 == 0
            for _ in range(6):
                self.family(chinese)
            path, header, table = self.table(self.rng.randrange(20, 41), chinese)
            if self.notes % 60 < 8:
                self.ask_of_table("row of a table", path, header, table, chinese, False)
                self.ask_of_table("one note", path, header, table, chinese, True)
                self.ask_extreme(path, header, table, chinese)
        for company in self.rng.sample(self.companies, 200):
            self.contradict(company)
        # Of companies that two notes speak of, less is certain.
        said = [question for _, question, *_ in self.questions]
        self.companies = [c for c in self.companies if not any(c[0] in question for question in said)]
        self.ask_of_companies(200)
        self.rng.shuffle(self.questions)
        with open(self.folder / "questions.tsv", "w", encoding="utf-8") as file:
            for question in self.questions:
                file.write("\t".join(question) + "\n")
        print(f"{self.notes} notes, about {self.facts} facts, {len(self.questions)} questions", file=sys.stderr)


def main():
    folder = pathlib.Path(sys.argv[1])
    facts = int(sys.argv[2]) if len(sys.argv) > 2 else 400_000
    World(folder, facts).make()


if __name__ == "__main__":
    main()
