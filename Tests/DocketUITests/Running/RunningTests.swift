import DocketDomain
import Foundation
import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

/// Running a query that is open, and what is done with its result.
@Suite struct RunningTests {
    private static let sql = """
        SELECT mandate, fee
        FROM ledger
        WHERE client_id = :client
        ORDER BY fee;
        """

    private static func sample(_ change: (inout SampleRun) -> Void = { _ in }) -> SampleWorkspace {
        var sample = SampleWorkspace()
        let thread = sample.addThread("Fees")
        let message = sample.addMessage("What do they cost?", to: thread)
        sample.addArtifact(
            "Fees by mandate", .sqlQuery, .sqlQuery(SQLQuery(sql: sql, database: "ledger")), in: thread,
            message: message)
        change(&sample.run)
        return sample
    }

    /// The query is open in the view of all artifacts.
    private static func screen(
        width: Int = 80, height: Int = 24, runs: Bool = true, _ change: (inout SampleRun) -> Void = { _ in }
    ) throws -> TestScreen {
        var screen = TestScreen(sample(change), width: width, height: height)
        screen.runs = runs
        try screen.press("g a enter")
        _ = screen.takeEffects()
        return screen
    }

    private static let client = SQLParameter(name: "client")

    @Test func aQueryWithoutParametersRunsAtOnceAndItsRowsAreATable() throws {
        var screen = try Self.screen()
        try screen.press("enter")
        #expect(screen.text.contains("row 1/3"))
        #expect(screen.text.contains("ledger · 3 rows · 12 ms"))
        try expectGolden(screen.text, "Running/result-80x24")
        try screen.press("[")
        #expect(screen.rows(with: "Core").count == 1)
        try screen.press("esc")
        #expect(screen.text.contains("WHERE client_id"))
    }

    @Test(arguments: [(80, 24), (200, 60)])
    func whatItNeedsIsAskedWithWhatWasGivenLastTime(_ size: (width: Int, height: Int)) throws {
        var screen = try Self.screen(width: size.width, height: size.height) { run in
            run.parameters = [
                Self.client, SQLParameter(name: "since", kind: .date, standard: "2026-01-01"),
                SQLParameter(name: "kind", kind: .choice, choices: ["fee", "rebate"]),
                SQLParameter(name: "accounts", isList: true),
            ]
            run.values = ["client": "okafor"]
        }
        try screen.press("enter")
        try expectGolden(screen.text, "Running/form-\(size.width)x\(size.height)")
        try screen.press("'-2' down down right down 'a, b' enter")
        #expect(
            screen.takeEffects().compactMap { effect -> [String: String]? in
                if case .run(let request, _) = effect { request.values } else { nil }
            } == [["client": "okafor-2", "since": "2026-01-01", "kind": "fee", "accounts": "a, b"]])
        #expect(screen.text.contains("row 1/3"))
    }

    @Test func aValueThatIsNoneOfItsTypeStaysInTheFormWithTheReason() throws {
        var screen = try Self.screen { $0.parameters = [SQLParameter(name: "since", kind: .date)] }
        try screen.press("enter 'soon' enter")
        #expect(screen.text.contains("since"))
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("Run Fees by mandate"))
    }

    @Test func aSourceIsChosenWhereTheQueryNamesNone() throws {
        var screen = try Self.screen {
            $0.source = nil
            $0.parameters = [Self.client]
        }
        try screen.press("enter enter")
        #expect(screen.text.contains("Choose what it runs against"))
        try screen.press("right")
        #expect(screen.text.contains(":client"))
        try screen.press("down 'x' enter")
        let sources = screen.takeEffects().compactMap { effect -> QueryRequest.Source? in
            if case .run(let request, _) = effect { request.source } else { nil }
        }
        #expect(sources == [.named("ledger")])
    }

    @Test func anErrorPointsAtItsPlaceInTheQuery() throws {
        var screen = try Self.screen {
            $0.failure = QueryFailure(.invalidArgument, "no such table: ledger", at: SQLPlace(line: 2, column: 6))
        }
        try screen.press("enter")
        let rows = screen.frame.rows
        let line = try #require(rows.firstIndex { $0.contains("FROM ledger") })
        let mark = try #require(rows[line + 1].firstIndex(of: "^"))
        #expect(
            rows[line + 1].distance(from: rows[line + 1].startIndex, to: mark)
                == rows[line].distance(
                    from: rows[line].startIndex, to: try #require(rows[line].range(of: "ledger")?.lowerBound)))
        #expect(rows[line + 2].contains("no such table: ledger"))
        try expectGolden(screen.text, "Running/error-80x24")
    }

    @Test func whatWasCutOffIsSaidBelowTheRows() throws {
        var screen = try Self.screen {
            $0.end = QueryEnd(rowCount: 3, seconds: 2, truncated: QueryTruncation(limit: 3, reason: .rows))
        }
        try screen.press("enter")
        #expect(screen.text.contains("Only the first 3 rows are here"))
        #expect(screen.text.contains("cut off"))
    }

    @Test func rowsAreSeenWhileMoreComeAndTheRunIsStopped() throws {
        var screen = try Self.screen(runs: false)
        try screen.press("enter")
        let id = RunID(screen.sample.artifacts[0].id, 1)
        screen.handle(.run(id, .columns(screen.sample.run.columns)))
        screen.handle(.run(id, .rows(2)))
        #expect(screen.text.contains("running · 2 rows"))
        #expect(screen.text.contains("Growth"))
        try expectGolden(screen.text, "Running/running-80x24")
        _ = screen.takeEffects()
        try screen.press("ctrl-x")
        #expect(screen.takeEffects() == [.stopRun(id)])
        screen.handle(.run(id, .failed(QueryFailure(.cancelled, "The query was stopped."))))
        #expect(screen.text.contains("These are not all rows"))
    }

    @Test func whatAnEarlierRunStillTellsIsNoneOfTheNewOne() throws {
        var screen = try Self.screen(runs: false)
        try screen.press("enter")
        let artifact = screen.sample.artifacts[0].id
        screen.handle(.run(RunID(artifact, 1), .columns(screen.sample.run.columns)))
        _ = screen.takeEffects()
        try screen.press("ctrl-r")
        #expect(screen.takeEffects().first == .stopRun(RunID(artifact, 1)))
        screen.handle(.run(RunID(artifact, 1), .failed(QueryFailure(.cancelled, "The query was cancelled."))))
        for news in screen.sample.run.news { screen.handle(.run(RunID(artifact, 2), news)) }
        #expect(screen.text.contains("row 1/3"))
        #expect(!screen.text.contains("cancelled"))
    }

    @Test func aResultIsKeptUnderAName() throws {
        var screen = try Self.screen()
        try screen.press("enter")
        _ = screen.takeEffects()
        try screen.press("w")
        #expect(screen.text.contains("Fees by mandate: result"))
        try screen.press("enter")
        let id = RunID(screen.sample.artifacts[0].id, 1)
        #expect(screen.takeEffects() == [.keepResult(id, title: "Fees by mandate: result")])
        screen.handle(.resultKept(id, as: ArtifactID("kept")))
        try screen.press("w")
        #expect(screen.text.contains("The result is kept already"))
    }

    @Test func aResultIsThereAgainWhenOneComesBackToItsQuery() throws {
        var sample = Self.sample()
        sample.addArtifact("Notes", .doc, .doc(.inline("Hello")))
        var screen = TestScreen(sample, width: 120, height: 40)
        try screen.press("g a j enter enter")
        let hasResult = screen.text.contains("row 1/3")
        try screen.press("tab j tab")
        try screen.press("tab k enter")
        #expect(hasResult == screen.text.contains("row 1/3"))
    }

    @Test func thePlanIsATreeWithWhatCouldBeDone() throws {
        var screen = try Self.screen()
        try screen.press("P")
        #expect(screen.text.contains("└─ SEARCH clients"))
        try expectGolden(screen.text, "Running/plan-80x24")
    }

    @Test func theTablesOfItsSourceAreShownAndNarrowedDown() throws {
        var screen = try Self.screen()
        try screen.press("S")
        #expect(screen.text.contains("client_id  TEXT") && screen.text.contains("legal entity"))
        try expectGolden(screen.text, "Running/tables-80x24")
        try screen.press("'legal'")
        #expect(screen.text.contains("legal entity"))
        try screen.press("' nothing'")
        #expect(screen.text.contains("No table or column is called so"))
        try screen.press("esc")
        #expect(!screen.text.contains("Tables of the source"))
    }

    @Test func theQueryIsEditedWithNamesCompleted() throws {
        var screen = try Self.screen()
        try screen.press("e")
        #expect(screen.text.contains("ORDER BY fee;"))
        try screen.press("' -- le' tab")
        #expect(screen.text.contains("-- ledger"))
        try screen.press("tab")
        #expect(screen.text.contains("-- \"legal entity\""))
        try screen.press("ctrl-s")
        let texts = screen.takeEffects().compactMap { effect -> String? in
            guard case .perform(let request) = effect,
                case .artifact(_, .revise(.sqlQuery(let query), _, _)) = request.command
            else { return nil }
            return query.sql
        }
        #expect(texts == [Self.sql + " -- \"legal entity\""])
    }

    @Test func anUnfinishedEditIsKeptAsADraft() throws {
        var screen = try Self.screen()
        try screen.press("e ' x' esc")
        #expect(screen.text.contains("Kept as a draft"))
        try screen.press("e")
        #expect(screen.text.contains("ORDER BY fee; x"))
    }
}
