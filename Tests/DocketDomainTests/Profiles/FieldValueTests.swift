import TestSupport
import Testing

@testable import DocketDomain

/// What becomes a profile's value, by the field's type.
@Suite struct FieldValueTests {
    /// 2026-03-10.
    private let today = Timestamp(milliseconds: 1_773_100_800_000)

    @Test(arguments: [
        ("1,200", "1200"), ("1 200", "1200"), ("1.200.000", "1200000"), ("12", "12"), ("007", "7"), ("-3", "-3"),
        ("3k", "3000"), ("4.0", "4"), ("1e3", "1000"),
    ])
    func wholeNumbersAreReadAsPeopleWriteThem(text: String, stored: String) throws {
        let field = field(.integer(.init()))
        #expect(try field.value(reading: text, today: today) == .number(stored))
        #expect(try field.normalized(.number(text), today: today) == .number(stored))
    }

    @Test(arguments: ["", " ", "twelve", "1.5", "1,2,3", "12,34,567.8", "1 2", "--1", "9999999999999999999", "1e400"])
    func whatIsNoWholeNumberIsRefused(text: String) {
        #expect(refusal { try field(.integer(.init())).value(reading: text, today: today) } == .invalidArgument)
    }

    @Test func numbersKeepTheirBoundsAndUnit() throws {
        let field = field(.integer(.init(minimum: 40, maximum: 99, unit: "years")))
        #expect(try field.value(reading: "65 years", today: today) == 65)
        #expect(field.text(of: 65) == "65 years")
        #expect(field.allowedText == "a whole number from 40 to 99 (years)")
        #expect(refusal { try field.value(reading: "39", today: today) } == .invalidArgument)
        #expect(refusal { try field.value(reading: "100", today: today) } == .invalidArgument)
    }

    @Test(arguments: [
        ("0.45", "0.45"), ("0,45", "0.45"), ("1,250.50", "1250.50"), ("1.250,50", "1250.50"), ("-0", "0"),
        ("12'500.1", "12500.1"), ("0,125", "0.125"), ("1,125", "1125"),
    ])
    func decimalsAreTextsWithAllTheirDigits(text: String, stored: String) throws {
        #expect(try field(.decimal(.init())).value(reading: text, today: today) == .string(stored))
    }

    @Test(arguments: [
        ("250000.00 EUR", "250000.00 EUR"), ("250000 EUR", "250000 EUR"), ("EUR 250,000", "250000 EUR"),
        ("€250k", "250000 EUR"), ("1.2m USD", "1200000 USD"), ("$99.5", "99.50 USD"), ("1 000 €", "1000 EUR"),
        ("42", "42 EUR"), ("eur 1'000.00", "1000.00 EUR"), ("3 mio", "3000000 EUR"),
    ])
    func moneyHasAnAmountAndACurrency(text: String, stored: String) throws {
        let field = field(.money(.init(currencies: ["EUR", "USD"])))
        #expect(try field.value(reading: text, today: today) == .string(stored))
    }

    @Test(arguments: ["much", "EUR", "12 SEK", "£3", "-5 EUR", "1.234 EUR", "12 EURO", "EUR12x"])
    func whatIsNoAmountOfMoneyIsRefused(text: String) {
        let field = field(.money(.init(currencies: ["EUR", "USD"])))
        #expect(refusal { try field.value(reading: text, today: today) } == .invalidArgument)
    }

    @Test(arguments: [
        ("2027-03-09", "2027-03-09"), ("9 March 2027", "2027-03-09"), ("Mar 9, 2027", "2027-03-09"),
        ("March 9th, 2027", "2027-03-09"), ("09.03.2027", "2027-03-09"), ("2028-02-29", "2028-02-29"),
        ("31/12/2027", "2027-12-31"), ("12/31/2027", "2027-12-31"), ("9 Sept 2027", "2027-09-09"),
    ])
    func datesAreDays(text: String, stored: String) throws {
        #expect(try field(.date(.init())).value(reading: text, today: today) == .string(stored))
    }

    /// Today is Tuesday, 10 March 2026.
    @Test(arguments: [
        ("today", "2026-03-10"), ("tomorrow", "2026-03-11"), ("Yesterday", "2026-03-09"), ("+1", "2026-03-11"),
        ("+3d", "2026-03-13"), ("+2w", "2026-03-24"), ("+3m", "2026-06-10"), ("+1y", "2027-03-10"),
        ("-1m", "2026-02-10"),
        ("+1q", "2026-06-10"), ("+ 3 months", "2026-06-10"), ("in 3 days", "2026-03-13"), ("in a week", "2026-03-17"),
        ("in 2 weeks", "2026-03-24"), ("in two months", "2026-05-10"), ("in 3m", "2026-06-10"),
        ("3 days ago", "2026-03-07"), ("a year ago", "2025-03-10"), ("next monday", "2026-03-16"),
        ("monday", "2026-03-16"), ("mon", "2026-03-16"), ("tuesday", "2026-03-17"), ("next Tuesday", "2026-03-17"),
        ("wednesday", "2026-03-11"), ("last friday", "2026-03-06"), ("last tuesday", "2026-03-03"),
        ("on friday", "2026-03-13"), ("this friday", "2026-03-13"), ("next week", "2026-03-17"),
        ("next month", "2026-04-10"), ("next year", "2027-03-10"), ("last month", "2026-02-10"),
        ("end of month", "2026-03-31"), ("end of the quarter", "2026-03-31"), ("end of year", "2026-12-31"),
        ("  +3M ", "2026-06-10"),
    ])
    func aDayMayBeTypedByItsDistance(text: String, stored: String) throws {
        #expect(try field(.date(.init())).value(typed: text, today: today) == .string(stored))
        // A file that was written some other day does not mean the same by it.
        #expect(refusal { try field(.date(.init())).value(reading: text, today: today) } == .invalidArgument)
        #expect(refusal { try field(.date(.init())).normalized(.string(text), today: today) } == .invalidArgument)
    }

    @Test(arguments: [
        "soon", "next", "next 3", "in", "in days", "in 3", "+", "+m", "+3x", "++3m", "3m", "next mo", "monday next",
        "+9999999d", "+999999y", "-9999y", "in -3 days", "ago", "3 ago", "end of", "31 of month", "+1.5m", "mo", "tu",
    ])
    func whatNamesNoDistanceIsRefused(text: String) {
        #expect(refusal { try field(.date(.init())).value(typed: text, today: today) } == .invalidArgument)
    }

    @Test func aMonthWithoutThatDayEndsSooner() throws {
        let leap = try #require(CalendarDay(year: 2028, month: 1, day: 31))
        #expect(CalendarDay(relative: "+1m", to: leap)?.description == "2028-02-29")
        #expect(CalendarDay(relative: "+13m", to: leap)?.description == "2029-02-28")
        #expect(CalendarDay(relative: "-2m", to: leap)?.description == "2027-11-30")
        #expect(CalendarDay(relative: "+1y", to: leap.adding(29))?.description == "2029-02-28")
    }

    @Test func everyDayIsFoundByItsName() throws {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<500 {
            let day = CalendarDay(daysSince1970: Int.random(in: -10_000...60_000, using: &random))
            let name = day.weekday
            #expect(CalendarDay(relative: "next \(name)", to: day) == day.adding(7))
            #expect(CalendarDay(relative: "last \(name)", to: day) == day.adding(-7))
            for distance in 1...6 {
                #expect(CalendarDay(relative: name, to: day.adding(-distance)) == day)
                #expect(CalendarDay(relative: "last \(name)", to: day.adding(distance)) == day)
            }
        }
    }

    @Test(arguments: [
        "2027-02-29", "2027-02-30", "2027-13-01", "2100-02-29", "03/04/2027", "0000-01-01", "March 2027", "soon",
        "2027-3", "27-03-09", "2027-03-09T00:00:00Z", "1-2-3-4",
    ])
    func whatIsNoDayIsRefused(text: String) {
        #expect(refusal { try field(.date(.init())).value(reading: text, today: today) } == .invalidArgument)
    }

    @Test func daysMayHaveToLieBeforeOrAfterToday() throws {
        let past = field(.date(.init(lies: .past)))
        let future = field(.date(.init(lies: .future)))
        #expect(try past.value(reading: "2026-03-09", today: today) == "2026-03-09")
        #expect(refusal { try past.value(reading: "2026-03-10", today: today) } == .invalidArgument)
        #expect(try future.value(reading: "2026-03-11", today: today) == "2026-03-11")
        #expect(refusal { try future.value(reading: "2026-03-10", today: today) } == .invalidArgument)
    }

    @Test func yesAndNoAreBooleans() throws {
        let field = field(.boolean)
        for text in ["yes", "True", "Y", "1"] { #expect(try field.value(reading: text, today: today) == true) }
        for text in ["no", "FALSE", "n", "0"] { #expect(try field.value(reading: text, today: today) == false) }
        #expect(try field.normalized(false, today: today) == false)
        #expect(field.text(of: true) == "yes")
        #expect(refusal { try field.value(reading: "perhaps", today: today) } == .invalidArgument)
    }

    @Test func choicesAreFoundByLabelAndAliasInAnyCase() throws {
        let options = [
            FieldType.Option(value: "self-employed", label: "Self-employed", aliases: ["freelance"]),
            FieldType.Option(value: "esg", label: "ESG integration"),
        ]
        let field = field(.choice(options))
        for text in ["self-employed", "Self Employed", "FREELANCE", " self_employed "] {
            #expect(try field.value(reading: text, today: today) == "self-employed")
        }
        #expect(try field.value(reading: "esg  Integration", today: today) == "esg")
        #expect(field.text(of: "esg") == "ESG integration")
        let message = message { try field.value(reading: "retired", today: today) }
        #expect(
            message
                == "“retired” can't be the Field: it is none of the choices. Allowed: Self-employed or ESG integration."
        )
    }

    @Test func severalChoicesComeAsAListOrAText() throws {
        let options = ["weapons", "tobacco", "gambling"].map { FieldType.Option(value: $0, label: $0) }
        let field = field(.multiChoice(options))
        #expect(try field.normalized(["Tobacco", "weapons", "tobacco"], today: today) == ["tobacco", "weapons"])
        #expect(try field.value(reading: "gambling; Weapons,", today: today) == ["gambling", "weapons"])
        #expect(field.comparable(["weapons", "tobacco"]) == field.comparable(["tobacco", "weapons"]))
        #expect(field.text(of: ["weapons", "tobacco"]) == "weapons, tobacco")
        #expect(refusal { try field.normalized([], today: today) } == .invalidArgument)
        #expect(refusal { try field.normalized([1], today: today) } == .invalidArgument)
        #expect(refusal { try field.normalized(["wine"], today: today) } == .invalidArgument)
    }

    @Test(arguments: [
        ("100,000 – 250,000", "100,000 – 250,000"), ("100k-250k", "100,000 – 250,000"),
        ("100-250k", "100,000 – 250,000"), ("€100 000 to €250 000", "100,000 – 250,000"),
        ("100.000 — 250.000 EUR", "100,000 – 250,000"), ("between 100k and 250k", "100,000 – 250,000"),
        ("from 100k to 250k", "100,000 – 250,000"),
        ("< 25k", "under 25,000"), ("below 25,000 a year", "under 25,000"), ("1m+", "over 1,000,000"),
        ("more than 1 000 000", "over 1,000,000"), ("UNDER 25,000", "under 25,000"),
    ])
    func bandsAreKnownHoweverTheyAreWritten(text: String, stored: String) throws {
        #expect(try field(.rangeBand(bands)).value(reading: text, today: today) == .string(stored))
    }

    @Test(arguments: ["180k", "75,000 – 100,000", "100k-", "-", "a lot", "100k-250k-300k"])
    func whatIsNoBandIsRefused(text: String) {
        #expect(refusal { try field(.rangeBand(bands)).value(reading: text, today: today) } == .invalidArgument)
    }

    @Test func phoneNumbersStayAsWrittenAndAreComparedByDigits() throws {
        let field = field(.phone)
        #expect(try field.value(reading: "  +41 (0)44 555-01 23 ", today: today) == "+41 (0)44 555-01 23")
        #expect(field.comparable("+41 44 555 01 23") == field.comparable("0041445550123"))
        #expect(field.comparable("+41 44 555 01 23") != field.comparable("+41 44 555 01 24"))
        for text in ["12", "call me", "+41 44 +55", "1234567890123456", "\u{202E}12345678"] {
            #expect(refusal { try field.value(reading: text, today: today) } == .invalidArgument)
        }
    }

    @Test func mailAddressesHaveADomainWithoutCase() throws {
        let field = field(.email)
        #expect(try field.value(reading: " Ada.O@Example.ORG ", today: today) == "Ada.O@Example.ORG")
        #expect(field.comparable("ada@Example.org") == field.comparable("ada@example.org"))
        #expect(field.comparable("Ada@example.org") != field.comparable("ada@example.org"))
        for text in ["ada", "ada@", "@x.org", "a@b", "a b@c.org", "a@b@c.org", "a..b@c.org", "a@-b.org", "<a@b.org>"] {
            #expect(refusal { try field.value(reading: text, today: today) } == .invalidArgument)
        }
    }

    @Test func countriesAreFoundByNameAndCode() throws {
        let field = field(.country)
        for text in ["CH", "ch", "Switzerland", "SWITZERLAND"] {
            #expect(try field.value(reading: text, today: today) == "CH")
        }
        #expect(try field.value(reading: "Cote d'Ivoire", today: today) == "CI")
        #expect(try field.value(reading: "UK", today: today) == "GB")
        #expect(field.text(of: "JP") == "Japan")
        #expect(refusal { try field.value(reading: "Atlantis", today: today) } == .invalidArgument)
    }

    @Test func textIsTrimmedAndOtherwiseStaysAsItIs() throws {
        let field = field(.text(.init(maxLength: 12)))
        #expect(try field.value(reading: " 森 恵子\u{202E} ", today: today) == "森 恵子\u{202E}")
        #expect(field.comparable("é") == field.comparable("e\u{301}"))
        for text in [
            "two\nlines", "two\r\nlines", "thirteen char", "a\0b", "a" + String(repeating: "\u{301}", count: 9000),
        ] {
            #expect(refusal { try field.value(reading: text, today: today) } == .invalidArgument)
        }
    }

    @Test func longTextKeepsItsLines() throws {
        let field = field(.longText(.init(maxLength: 100)))
        #expect(try field.value(reading: "one\r\ntwo\n", today: today) == "one\ntwo")
        #expect(
            refusal { try field.value(reading: String(repeating: "x", count: 101), today: today) } == .invalidArgument)
        #expect(
            refusal { try field.value(reading: String(repeating: "x", count: 70_000), today: today) }
                == .invalidArgument)
    }

    @Test func aPatternIsMatchedByTheWholeText() throws {
        let field = field(.text(.init(pattern: "[A-Z]{2}[0-9]+")))
        #expect(try field.value(reading: "AB12", today: today) == "AB12")
        #expect(refusal { try field.value(reading: "AB12x", today: today) } == .invalidArgument)
    }

    @Test func valuesOfAnotherShapeAreRefused() {
        for type in [FieldType.text(.init()), .boolean, .date(.init()), .phone, .choice(bands), .multiChoice(bands)] {
            #expect(refusal { try field(type).normalized(nil, today: today) } == .invalidArgument)
            #expect(refusal { try field(type).normalized(["a": 1], today: today) } == .invalidArgument)
        }
        #expect(refusal { try field(.text(.init())).normalized(true, today: today) } == .invalidArgument)
        #expect(refusal { try field(.text(.init())).normalized(["a"], today: today) } == .invalidArgument)
    }

    @Test func anErrorTellsWhatIsAllowedAndHidesWhatIsSensitive() {
        let secret = ProfileField(key: "k", label: "Tax number", group: "g", type: .integer(.init()), isSensitive: true)
        let said = message { try secret.value(reading: "AB-1", today: today) }
        #expect(said == "That can't be the Tax number: it is no number. Allowed: a whole number.")
    }

    @Test func whatPeopleReadIsReadBack() throws {
        let values: [(FieldType, JSON)] = [
            (.integer(.init(unit: "years")), 123_456), (.decimal(.init(unit: "%")), "1250.50"),
            (.money(.init(currencies: ["CHF"])), "1250000.00 CHF"), (.date(.init()), "2027-03-09"), (.boolean, false),
            (.rangeBand(bands), "over 1,000,000"), (.country, "GB"), (.phone, "+1 555 0100"),
            (
                .multiChoice(
                    bands.map {
                        .init(value: $0.value.replacing(",", with: ""), label: $0.value.replacing(",", with: ""))
                    }),
                ["under 25000", "100000 – 250000"]
            ),
            (.longText(.init()), "a\nb"),
        ]
        for (type, value) in values {
            let field = field(type)
            let read = try field.value(reading: field.text(of: value), today: today)
            #expect(field.comparable(read) == field.comparable(value))
            #expect(try field.normalized(value, today: today) == value)
        }
    }

    @Test func whatIsStoredUnderAnotherTypeIsStillShownAndCompared() {
        let field = field(.integer(.init()))
        #expect(field.text(of: ["a", "b"]) == #"["a","b"]"#)
        #expect(field.text(of: "old text") == "old text")
        #expect(field.comparable(["b": 1, "a": 2]) == field.comparable(["a": 2, "b": 1]))
        #expect(field.text(of: nil) == "")
    }

    private let bands = ["under 25,000", "25,000 – 50,000", "100,000 – 250,000", "over 1,000,000"].map {
        FieldType.Option(value: $0, label: $0)
    }

    private func field(_ type: FieldType) -> ProfileField {
        ProfileField(key: "field", label: "Field", group: "group", type: type)
    }

    private func message(_ body: () throws -> JSON) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? DocketError)?.message
        }
    }
}
