import DocketDomain
import TestSupport
import Testing

@Suite struct SQLParameterTests {
    private let today = CalendarDay(daysSince1970: 20_786)

    private func parameter(_ description: JSON) throws -> SQLParameter {
        let query = SQLQuery(sql: "SELECT :x", parameters: ["x": description])
        return try #require(SQLParameter.all(of: query, for: .sqlite).first)
    }

    private func value(_ text: String?, _ description: JSON) throws -> [SQLValue] {
        try parameter(description).argument(from: text, today: today).values
    }

    @Test(
        arguments: [
            ("text", " a ", .text(" a ")), ("number", "12", .integer(12)), ("int", "-3", .integer(-3)),
            ("decimal", "0.5", .real(0.5)), ("number", "9223372036854775808", .real(9_223_372_036_854_775_808)),
            ("date", "2026-02-28", .text("2026-02-28")), ("date", "today", .text("2026-11-29")),
            ("date", "2026-11-29 14:30", .text("2026-11-29 14:30")), ("boolean", "yes", .boolean(true)),
            ("bool", "0", .boolean(false)), ("", "x", .text("x")),
        ] as [(String, String, SQLValue)])
    func aTextIsReadAsItsType(_ type: String, _ text: String, _ expected: SQLValue) throws {
        #expect(try value(text, ["type": .string(type)]) == [expected])
    }

    @Test(
        arguments: [
            ("number", ""), ("number", "1,5"), ("number", "1 OR 1=1"), ("number", "nan"), ("number", "0x10"),
            ("date", "2026-02-30"), ("date", "' OR 1"), ("boolean", "maybe"),
        ])
    func whatIsNoValueOfTheTypeIsRefusedByName(_ type: String, _ text: String) throws {
        let failure = #expect(throws: DocketError.self) { try value(text, ["type": .string(type)]) }
        #expect(failure?.code == .invalidArgument)
        #expect(failure?.message.contains("“x”") == true)
    }

    @Test func listsAreReadFromCommasOrJSON() throws {
        #expect(try value("1, 2,3", ["type": "number[]"]) == [.integer(1), .integer(2), .integer(3)])
        #expect(try value("[\"a,b\", \"c\"]", ["type": "list"]) == [.text("a,b"), .text("c")])
        #expect(try value("", ["type": "list"]) == [])
        #expect(try value(nil, ["type": "list", "default": [1, 2]]) == [.integer(1), .integer(2)])
        #expect(try value(nil, ["type": "text[]", "default": nil]) == [])
    }

    @Test func choicesTakeWhatMayBeChosen() throws {
        let description: JSON = ["type": "choice", "choices": ["EUR", "USD"]]
        #expect(try value("EUR", description) == [.text("EUR")])
        #expect(refusal { try value("GBP", description) } == .invalidArgument)
        #expect(try parameter(["choices": ["EUR"]]).kind == .choice)
    }

    @Test func defaultsHoldWhereNothingIsGivenAndNullIsOne() throws {
        #expect(try value(nil, ["type": "number", "default": 5]) == [.integer(5)])
        #expect(try value(nil, ["type": "decimal", "default": "1000"]) == [.integer(1000)])
        #expect(try value(nil, ["type": "date", "default": nil]) == [.null])
        #expect(try value("", ["type": "date", "default": nil]) == [.null])
        #expect(refusal { try value(nil, ["type": "date"]) } == .invalidArgument)
    }

    @Test func aValueThatNothingAsksForIsRefused() {
        #expect(
            refusal {
                try SQLParameter.arguments(for: [SQLParameter(name: "a")], from: ["a": "1", "b": "2"], today: today)
            }
                == .invalidArgument)
    }

    @Test(
        arguments: [
            (0.1, "0.1"), (1, "1.0"), (-0.0, "0.0"), (1.0 / 3, "0.333333333333333"), (1e15, "1.0e+15"),
            (1e-5, "1.0e-05"),
            (123_456.789, "123456.789"), (1e300, "1.0e+300"), (-2.5, "-2.5"), (0.1 + 0.2, "0.3"),
            (999_999_999_999_999, "999999999999999.0"),
        ] as [(Double, String)])
    func numbersAreWrittenAsSQLiteWritesThem(_ number: Double, _ text: String) {
        #expect(SQLValue.real(number).cellText == text)
    }
}
