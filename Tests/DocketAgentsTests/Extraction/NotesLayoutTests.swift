import DocketAgents
import DocketDomain
import Testing

/// Who speaks in notes that do not say how they are laid out, and of whom.
struct NotesLayoutTests {
    @Test func aPastedDialogueIsRead() throws {
        let found = try ExtractionFixture.values(
            "Tom: Married?\nMarta: Divorced since May.\nTom: I never married.\nMarta: Lucky you.")
        #expect(found["marital_status"] == .string("divorced"))
    }

    @Test(arguments: [
        "7/4/26, 9:20 pm - Tom: Debts?\n7/4/26, 9:21 pm - Marta: my mortgage is £90,000\n7/4/26, 9:22 pm - Marta: no more",
        "[03/08/2026, 18:45] Tom Abiola: Hi\n[03/08/2026, 18:46] Marta: my mortgage is £90,000\n"
            + "[03/08/2026, 18:47] Marta: no more",
    ])
    func aMessengersLogIsADialogue(notes: String) throws {
        #expect(try ExtractionFixture.values(notes)["liabilities"] == .string("90000 GBP"))
    }

    @Test(arguments: [
        "Sæl Tom,\n\nI am divorced.", "Respected Sir,\n\nI am divorced.\n\nYours faithfully,\nM. Lindqvist",
    ])
    func aLetterIsItsWritersInWhateverLanguageItGreets(letter: String) throws {
        #expect(try ExtractionFixture.values(letter)["marital_status"] == .string("divorced"))
    }

    @Test func aPastedMailIsItsWriters() throws {
        #expect(
            try ExtractionFixture.values("Hi Tom,\n\nI own the company outright now.")["employment_status"]
                == .string("business owner"))
        #expect(try ExtractionFixture.values("My mortgage is £90,000.\n\nMarta")["liabilities"] == .string("90000 GBP"))
        #expect(try ExtractionFixture.values("My mortgage is £90,000.")["liabilities"] == nil)
    }

    @Test func aMemorandumIsItsWriters() throws {
        let memo = "MEMORANDUM\n\nTo: File\nFrom: Tom Abiola\nDate: 3 March 2026\n\nShe is unmarried."
        #expect(try ExtractionFixture.values(memo)["marital_status"] == .string("single"))
    }

    @Test(arguments: [
        ("Two unmarried daughters live with her.", "marital_status"),
        ("Her lawyer, who will retire himself at 70, came along.", "retirement_age"),
        ("She's thinking of becoming a coach.", "occupation"),
        ("The builder wants £45,000.", "goal_amount"),
        ("Call 10.15–10.40.", "phone"),
        ("The mayor opened the fair.", "occupation"),
        ("Risk: cautious / balanced / growth", "risk_tolerance"),
        ("> From: Marta Lindqvist\n> I am divorced.\n> I rent.", "marital_status"),
        ("The house is paid for.", "real_estate"),
        ("☐ married ☐ single", "marital_status"),
        ("Met Canon Ferrers, 30 September.", "occupation"),
    ])
    func nothingIsFound(text: String, field: String) throws {
        #expect(try ExtractionFixture.values(text)[field] == nil)
    }

    @Test(arguments: [
        ("Separated since March. Her husband keeps the house.", "marital_status", "separated"),
        ("Her late father gambled, so: cautious.", "risk_tolerance", "cautious"),
        ("She lives with Sofie. Sofie Claes is a vet.", "partner_name", "Sofie Claes"),
        ("Skanska took her on in April.", "employer", "Skanska"),
        ("> Widowed since May\n> Mortgage £90,000\n> Risk: cautious", "liabilities", "90000 GBP"),
        ("Marital status: [ ] single [x] divorced [ ] widowed", "marital_status", "divorced"),
        ("Field | Last year | This year\nRisk | balanced | cautious", "risk_tolerance", "cautious"),
        ("Field | Last year | This year\nRisk | balanced | no change", "risk_tolerance", "balanced"),
        ("She teaches Latin for a living.", "occupation", "teaches Latin"),
        ("Frau Dr. L. is divorced.", "marital_status", "divorced"),
        ("Mortgage: 128 T€", "liabilities", "128000 EUR"),
        ("She and Olof got married in May.", "marital_status", "married"),
        (
            "Owns a flat in Leeds, and a cottage near York.", "real_estate",
            "a flat in Leeds, and a cottage near York"
        ),
        ("She could place €3m with us and wants to get to 5m in the depot.", "goal_amount", "5000000 EUR"),
    ])
    func aStatementIsFound(text: String, field: String, value: String) throws {
        #expect(try ExtractionFixture.values(text)[field] == .string(value))
    }

    @Test(arguments: [
        ("Number of seats: 4", 4), ("She needs 3 seats.", 3), ("She wants one seat.", 1),
        ("That one is good for the seats.", nil),
    ])
    func aFieldIsSpokenOfByItsLabel(text: String, seats: Int?) throws {
        let schema = try ProfileSchema(
            decoding: ExtractionFixture.data(
                """
                {"groups": [{"key": "all", "label": "All"}], "fields": [
                 {"key": "seats", "label": "Number of seats", "group": "all", "type": "integer"}]}
                """))
        let extractor = try ProfileExtractor(
            schema: schema, rules: ExtractionRules(decoding: ExtractionFixture.resource("extraction.json")))
        let day = try #require(ExtractionFixture.day)
        let extraction = extractor.extract(from: MeetingNotes(text: text, day: day, customers: ["Marta Lindqvist"]))
        #expect(extraction.found.first?.value.int == seats)
    }

    @Test func aCustomersNameThatIsAWordOfConclusionsIsAName() throws {
        let extractor = try ExtractionFixture.extractor()
        let day = try #require(ExtractionFixture.day)
        let found = extractor.extract(from: MeetingNotes(text: "So is a teacher.", day: day, customers: ["Min So"]))
            .found
        #expect(found.first?.value == .string("teacher"))
    }
}
