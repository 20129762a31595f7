from tests.repeatable import load

load()
