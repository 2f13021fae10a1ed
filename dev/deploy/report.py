"""What held and what did not."""


class Report:
    def __init__(self):
        self.passed = self.failed = 0

    def hold(self, name, breaches):
        """One check: `breaches` are the sentences that say what is wrong, none when it holds."""
        breaches = list(breaches)
        if breaches:
            self.failed += 1
            print(f"FAILED {name}", *(f"  {breach}" for breach in breaches), sep="\n", flush=True)
        else:
            self.passed += 1
            print(f"ok {name}", flush=True)

    def finds(self, name, breaches):
        """A checker meets what is wrong on purpose, so that it cannot silently stop finding anything."""
        self.hold(f"what is wrong is found: {name}", [] if list(breaches) else ["it was not found"])

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0
