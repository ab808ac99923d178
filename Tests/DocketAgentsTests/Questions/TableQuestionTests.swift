import DocketAgents
import Testing

struct TableQuestionTests {
    private let columns = ["Customer", "City", "Risk profile", "Fee", "Rate", "Since", "Assets"]
    private let rows = [
        ["Ada Moser", "Zürich", "Balanced", "1,200.50", "0.60%", "2021-03-01", "CHF 100"],
        ["Ben Frei", "Basel", "Growth", "800.00", "1.10%", "2019-11-15", "EUR 250.50"],
        ["Cléo Roth", "Zurich", "Growth", "2,000.25", "1.25%", "2023-06-30", "CHF 50.25"],
        ["Dan Weiss", "Bern", "Income", "n/a", "0.45%", "2020-01-10", "CHF 900"],
        ["Eva Kunz", "Basel", "Balanced", "", "0.95%", "2022-08-08", "EUR 49.50"],
        ["Fay Lang", "Bern", "Growth", "see note", "1.00%", "2018-05-05", "CHF 10"],
    ]

    private func reply(_ question: String) async throws -> TableReply {
        try await TableAnalyst(QuestionedTable(title: "Customers", columns: columns, rows: rows)).reply(to: question)
    }

    private func answer(_ question: String) async throws -> TableAnswer? {
        switch try await reply(question) {
        case .answer(let answer): return answer
        case .unanswered(let reason):
            Issue.record("\(question): \(reason)")
            return nil
        }
    }

    @Test(arguments: [
        "Sum of fee", "what is the sum of the fees?", "Total fees", "total fee", "What's the total of all fees?",
        "please add up the fees", "Fees altogether", "What do the fees sum up to?", "FEE total", "the sum of féé",
        "Show me the total “Fee”", "how much is the total fee",
    ])
    func sums(question: String) async throws {
        let answer = try await answer(question)
        #expect(answer?.columns == ["Sum of Fee"])
        #expect(answer?.rows == [["4,000.75"]])
        #expect(answer?.sentence == "Sum of Fee over 6 rows, 1 cell that is no number and 2 empty cells left out.")
    }

    @Test(arguments: [
        ("average fee", "1,333.5833"), ("What is the mean fee?", "1,333.5833"), ("avg of fees", "1,333.5833"),
        ("lowest fee", "800.00"), ("What is the minimum of fee?", "800.00"), ("the highest fee", "2,000.25"),
        ("what's the biggest fee", "2,000.25"), ("maximum rate", "1.25%"), ("earliest since", "2018-05-05"),
        ("average rate for Growth", "1.1167%"), ("the largest fee in Zurich", "2,000.25"),
    ])
    func aggregates(question: String, value: String) async throws {
        #expect(try await answer(question)?.rows == [[value]])
    }

    @Test(arguments: [
        ("How many customers are there?", "6"), ("count rows", "6"), ("number of customers", "6"),
        ("how many customers in Zurich?", "2"), ("How many customers are in Basel or Bern?", "4"),
        ("how many rows where city is Zürich", "2"), ("How many customers have a fee above 1000?", "2"),
        ("count customers with rate >= 1%", "3"), ("how many customers with a rate of more than 1%", "2"),
        ("how many customers not in Zurich", "4"), ("count of rows where risk profile is growth and rate < 1.2%", "2"),
        ("how many customers since 2021-01-01", "3"), ("how many fees are missing", "2"),
        ("how many customers where since is between 2019-01-01 and 2021-12-31", "3"),
        ("Number of customers with fee between 500 and 1,500", "2"), ("how many rows have a rate below 1%?", "3"),
        ("how many customers where city is \"Bern\"", "2"), ("number of growth customers", "3"),
        ("How many Growth customers are in Zurich?", "1"), ("count customers excluding Bern", "4"),
        ("how many customers where assets > CHF 60", "2"),
        ("how many customers have a rate above 1 percent", "2"),
        ("how many customers with fee above 1000 in Zurich", "2"),
    ])
    func countsWithConditions(question: String, count: String) async throws {
        #expect(try await answer(question)?.rows == [[count]])
    }

    @Test(arguments: [
        "fee sum by city", "Sum of fee per city", "total fees for each city", "the total fee in each city",
    ])
    func groups(question: String) async throws {
        let answer = try await answer(question)
        #expect(answer?.columns == ["City", "Sum of Fee"])
        #expect(
            answer?.rows == [["Basel", "800.00"], ["Bern", ""], ["Zurich", "2,000.25"], ["Zürich", "1,200.50"]])
    }

    @Test func countsAreGroupedToo() async throws {
        let answer = try await answer("How many customers per risk profile?")
        #expect(answer?.rows == [["Balanced", "2"], ["Growth", "3"], ["Income", "1"]])
        #expect(try await self.answer("number of rows by profile")?.rows == answer?.rows)
    }

    @Test(arguments: [
        "top 2 customers by rate", "the two highest rates", "the 2 customers with the highest rate", "Top 2 by rate",
        "2 largest rates",
    ])
    func ranks(question: String) async throws {
        let answer = try await answer(question)
        #expect(answer?.columns == columns)
        #expect(answer?.rows.map(\.first) == ["Cléo Roth", "Ben Frei"])
        #expect(answer?.sentence == "The 2 rows with the highest Rate over 6 rows.")
    }

    @Test(arguments: [
        ("Which customer has the lowest rate?", "Dan Weiss"), ("who has the highest fee", "Cléo Roth"),
        ("bottom 1 by rate", "Dan Weiss"), ("customer with the highest rate in Basel", "Ben Frei"),
    ])
    func theFirstRow(question: String, customer: String) async throws {
        #expect(try await answer(question)?.rows.map(\.first) == [customer])
    }

    @Test(arguments: [
        ("Which risk profile has the highest average rate?", ["Growth", "1.1167%"]),
        ("which risk profile has the most customers", ["Growth", "3"]),
        ("top 1 risk profile by total fee", ["Growth", "2,800.25"]),
    ])
    func theFirstGroup(question: String, row: [String]) async throws {
        #expect(try await answer(question)?.rows == [row])
    }

    @Test func severalCurrenciesAreNotAddedUp() async throws {
        let answer = try await answer("sum of assets")
        #expect(answer?.rows == [["CHF 1,060.25"], ["EUR 300.00"]])
        #expect(answer?.sentence == "Sum of Assets over 6 rows, each currency or unit by itself.")
        #expect(try await self.answer("total assets in Basel")?.rows == [["EUR 300.00"]])
    }

    @Test func severalFiguresOfOneColumn() async throws {
        let answer = try await answer("minimum, maximum and average rate")
        #expect(answer?.columns == ["Lowest Rate", "Highest Rate", "Average of Rate"])
        #expect(answer?.rows == [["0.45%", "1.25%", "0.8917%"]])
    }

    @Test func whatIsCountedMayBeAlike() async throws {
        let answer = try await answer("how many cities")
        #expect(answer?.rows == [["6"]])
        #expect(answer?.sentence == "Number of cells with content of City over 6 rows, 4 different values.")
    }

    @Test func wordsOfTheTitleStandForRowsUnlessCellsSayThem() async throws {
        let table = QuestionedTable(
            title: "Clients in Bern", columns: ["Name", "City"], rows: [["Ada", "Bern"], ["Ben", "Basel"]])
        for (question, count) in [("how many clients are there?", "2"), ("how many clients in Bern", "1")] {
            guard case .answer(let answer) = try await TableAnalyst(table).reply(to: question) else {
                Issue.record("\(question) was not answered")
                continue
            }
            #expect(answer.rows == [[count]])
        }
    }

    @Test func differentValuesAreCounted() async throws {
        #expect(try await answer("how many different risk profiles are there?")?.rows == [["3"]])
    }

    @Test(arguments: [
        "Why did fees fall?", "growth of fees over time", "median fee", "What is the sum of profits?", "sum",
        "sum of customers", "average of since", "fees", "What should I do?", "", "sum of fee in Geneva",
        "sum of fee last year", "correlation between fee and rate", "sum of fee and rate", "forecast fee",
        "top 3 fees per city", "delete all rows", "sum of fee where city > 5", "how many customers with assets > 60",
        "what percentage of customers are in Zurich", "sum of fee unless Basel",
        "how many customers above 1%  or in Bern",
        "fee of Ada Moser", "compare fees", "how many customers with a fee above average", "is the total fee high?",
        "sum of fee without tax", "double the total fee", "is the total fee above 1000?",
        "average fee of the top 3 rates", "sum of distinct fees",
        "count rows with the highest fee", "sum of fees in Zurich and in Bern",
        "sum of fee from 2019-01-01 to 2021-01-01",
        "highest fee and rate", "bottom 2 highest rates", "sum of the 2 largest fees", "top 0 by rate",
        "how many more customers in Zurich than in Bern", "second highest fee",
        "average fee over 12 months", "Are there customers in Zurich?", "sum of the maximum fee",
        "how many customers are happy",
        "average fee weighted by rate",
    ])
    func whatIsNotUnderstoodIsNotAnswered(question: String) async throws {
        guard case .unanswered(let reason) = try await reply(question) else {
            Issue.record("\(question) was answered: \(try await reply(question))")
            return
        }
        #expect(reason.hasSuffix("."))
    }

    @Test func columnsOfWhichTheWordIsAPartAreNamed() async throws {
        let table = QuestionedTable(title: "", columns: ["Entry fee", "Exit fee"], rows: [["1", "2"]])
        let analyst = TableAnalyst(table)
        guard case .unanswered(let reason) = try await analyst.reply(to: "sum of fee") else {
            Issue.record("answered")
            return
        }
        #expect(reason == "“fee” could be the column “Entry fee” or “Exit fee”. Name one of them.")
        guard case .answer(let answer) = try await analyst.reply(to: "sum of exit fees") else {
            Issue.record("not answered")
            return
        }
        #expect(answer.rows == [["2"]])
    }

    @Test func valuesThatStandInSeveralColumnsAreAskedAbout() async throws {
        let table = QuestionedTable(
            title: "", columns: ["From", "Via", "Price"], rows: [["Bern", "Bern", "2"], ["Basel", "Bern", "3"]])
        let analyst = TableAnalyst(table)
        #expect(
            try await analyst.reply(to: "total price in Bern")
                == .unanswered(reason: "“Bern” stands in “From”, “Via”. Name the column that is meant."))
        guard case .answer(let answer) = try await analyst.reply(to: "total price where via is Bern") else {
            Issue.record("not answered")
            return
        }
        #expect(answer.rows == [["5"]])
    }

    @Test(arguments: [
        ("Total", "sum of total", "3"), ("Count", "total count", "3"),
        ("Average", "what is the sum of the average", "3"),
    ])
    func columnsMayBeNamedLikeFigures(column: String, question: String, value: String) async throws {
        let table = QuestionedTable(title: "", columns: ["Name", column], rows: [["a", "1"], ["b", "2"]])
        guard case .answer(let answer) = try await TableAnalyst(table).reply(to: question) else {
            Issue.record("\(question): \(try await TableAnalyst(table).reply(to: question))")
            return
        }
        #expect(answer.rows == [[value]])
    }

    @Test func sumsAreExact() async throws {
        let rows = Array(repeating: ["0.1"], count: 1000) + [["1e-3"], ["99999999999999999999.9"]]
        let table = QuestionedTable(title: "", columns: ["Amount"], rows: rows)
        guard case .answer(let answer) = try await TableAnalyst(table).reply(to: "sum of amount") else {
            Issue.record("not answered")
            return
        }
        #expect(answer.rows == [["100,000,000,000,000,000,099.901"]])
    }
}
