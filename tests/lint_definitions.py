#!/usr/bin/env python3
"""Fails when two files of the product define the same name, or a file or function has outgrown its room.

A program is linked from all rooms, a room's tests from one: two classes, enums or functions of one qualified name in two files
crash the former (the One Definition Rule) while every test of the latter passes. Names in anonymous namespaces, templates'
specializations and static functions are nobody else's, and are left out.

Usage: lint_definitions.py ROOT       reads models, views, app and tests below ROOT
       lint_definitions.py --selftest  proves that clashes and long functions are found"""
import collections
import pathlib
import re
import sys

FILE_LINES = 400
FUNCTION_LINES = 60

NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\b\'(?=\d)|\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', re.S | re.M)
TYPE = re.compile(r"\b(class|struct|union|enum(?:\s+(?:class|struct))?)\s+(?:\[\[[^\]]*\]\]\s*)?([A-Za-z_]\w*(?:::\w+)*)(?:\s+final)?\s*(?::(?!:)[^;{()]*)?$", re.S)
NAMESPACE = re.compile(r"\b(?:inline\s+)?namespace\s*([\w:]*)\s*$")
FUNCTION = re.compile(r"([A-Za-z_~][\w:~]*(?:operator\s*\S+)?)\s*(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))\s*(?:const\b|noexcept\b|override\b|final\b|&{1,2}|->[^;{}]*|\s)*"
                      r"(?::(?!:).*)?$", re.S)
NOT_FUNCTIONS = {"if", "for", "while", "switch", "catch", "return", "sizeof", "decltype", "requires"}

Definition = collections.namedtuple("Definition", "name line last function")


def blanked(text):
    """The text without comments, strings and preprocessor lines, its lines where they were."""
    return NOISE.sub(lambda m: "\n" * m.group().count("\n") or " ", text)


def head_before(code, start, brace):
    """What stands between the previous statement and a brace."""
    return code[max(start, *(code.rfind(c, start, brace) + 1 for c in ";{}")):brace]


def parameters(text):
    """A parameter list without its names' spelling: enough to tell overloads apart."""
    return re.sub(r"\s+", "", re.sub(r"\s*\b\w+\s*(=[^,()]*)?(?=[,)])", "", text))


def scope_of(head):
    """What a brace opens: ('namespace' | 'type' | 'function' | 'block', name, whether it is defined for others to see)."""
    head = head.rstrip()
    if match := NAMESPACE.search(head):
        return "namespace", match.group(1) or "(anonymous)", False
    if match := TYPE.search(re.sub(r"template\s*<[^{}]*?>\s*(?=class|struct)", "", head)):
        return "type", match.group(2), True
    match = FUNCTION.search(head)
    if match and match.group(1).split("::")[-1] not in NOT_FUNCTIONS:
        local = re.search(r"\bstatic\b", head[:match.start()])
        return "function", match.group(1) + parameters(match.group(2)), not local
    return "block", "", False


def definitions(text):
    """Types and functions of namespaces (not of anonymous ones), and every outermost function with its lines."""
    code, scopes, found, start = blanked(text), [], [], 0
    for match in re.finditer(r"[{}]", code):
        at, line = match.start(), code.count("\n", 0, match.start()) + 1
        if match.group() == "}":
            if scopes:
                kind, name, own, head_line = scopes.pop()
                if kind == "function":
                    found.append(Definition(name if own else "", head_line, line, True))
            start = at + 1
            continue
        inside = [s[0] for s in scopes]
        if "function" in inside or "block" in inside:
            kind, name, shared = "block", "", False
        else:
            head = head_before(code, start, at)
            kind, name, shared = scope_of(head)
        outer = [s[1] for s in scopes]
        own = shared and "(anonymous)" not in outer and "type" not in inside
        full = "::".join([o for o in outer if o] + [name])
        if kind == "type" and own:
            found.append(Definition(full, line, line, False))
        scopes.append((kind, full if kind == "function" else name, own, line))
        start = at + 1
    return found


def problems_of(texts):
    """Sentences about files given as {path: text}; names are compared across the product, sizes everywhere."""
    where = collections.defaultdict(dict)
    for path, text in sorted(texts.items()):
        lines = text.count("\n")
        if lines > FILE_LINES:
            yield f"{path}: {lines} lines (the limit is {FILE_LINES})"
        for found in definitions(text):
            length = found.last - found.line + 1
            if found.function and length > FUNCTION_LINES:
                yield f"{path}:{found.line}: {found.name or 'a function'} has {length} lines (the limit is {FUNCTION_LINES})"
            if found.name and not path.startswith("tests/"):
                where[found.name][path] = found.line
    for name, places in sorted(where.items()):
        if len(places) > 1:
            yield f"{name} is defined in " + " and in ".join(f"{path}:{line}" for path, line in places.items())


def selftest():
    def said(**texts):
        return list(problems_of({name.replace("_", "/", 1) + ".cpp": text for name, text in texts.items()}))

    one = "namespace portolan {\nstruct Place { int x; };\n}\n"
    hidden = "namespace portolan {\nnamespace {\nstruct Place { int x; };\nint f(int a) { return a; }\n}\n}\n"
    free = "namespace portolan {\nint f(int a)\n{\n    if (a) { return 1; }\n    return a;\n}\n}\n"
    method = "namespace portolan {\nint Place::f(int a) const\n{\n    return a;\n}\n}\n"
    long = "namespace portolan {\nvoid f()\n{\n" + "    g();\n" * FUNCTION_LINES + "}\n}\n"
    cases = [
        ("two classes of one name", said(models_a=one, models_b=one.replace("struct", "class")), 1),
        ("two enums", said(models_a="namespace p {\nenum class E : int { A };\n}\n", models_b="namespace p {\nenum class E { B };\n}\n"), 1),
        ("a class derived in one of them", said(models_a=one, models_b="namespace portolan {\nclass Place final : public Base<int> {\n};\n}\n"), 1),
        ("two functions", said(models_a=free, models_b=free), 1),
        ("two methods", said(models_a=method, models_b=method), 1),
        ("an anonymous namespace", said(models_a=hidden, models_b=hidden), 0),
        ("one hidden, one not", said(models_a=one, models_b=hidden), 0),
        ("inline functions in two headers", said(models_a=free.replace("int f", "inline int f"), models_b=free.replace("int f", "inline int f")), 1),
        ("static functions", said(models_a=free.replace("int f", "static int f"), models_b=free.replace("int f", "static int f")), 0),
        ("overloads", said(models_a=free, models_b=free.replace("int a", "double a")), 0),
        ("declarations", said(models_a=one, models_b="namespace portolan {\nstruct Place;\nint f(int);\n}\n"), 0),
        ("other namespaces", said(models_a=one, models_b=one.replace("portolan", "other")), 0),
        ("classes within classes", said(models_a="struct A { struct P { int x; }; };", models_b="struct B { struct P { int x; }; };"), 0),
        ("words in comments and strings", said(models_a=one, models_b='// struct Place {\nconst char *s = "struct Place {";\n'), 0),
        ("tests, each a program", said(tests_a=one, tests_b=one), 0),
        ("a long function", said(models_a=long), 1),
        ("a long file", said(models_a="int a;\n" * (FILE_LINES + 1)), 1),
    ]
    wrong = [f"{name}: {problems}" for name, problems, count in cases if len(problems) != count]
    print("\n".join(wrong) if wrong else f"{len(cases)} cases are judged rightly")
    return 1 if wrong else 0


def main():
    if sys.argv[1] == "--selftest":
        return selftest()
    root = pathlib.Path(sys.argv[1])
    texts = {str(p.relative_to(root)): p.read_text(encoding="utf-8") for top in ("models", "views", "app", "tests") for p in (root / top).rglob("*")
             if p.suffix in (".h", ".cpp")}
    found = list(problems_of(texts))
    print("\n".join(found) if found else f"{len(texts)} files define their names once and keep to their size")
    return 1 if found or not texts else 0


sys.exit(main())
