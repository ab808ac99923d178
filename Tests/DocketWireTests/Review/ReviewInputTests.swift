import DocketDomain
import DocketWire
import Foundation
import Testing

/// What agents and people hand in as JSON lines.
@Suite struct ReviewInputTests {
    @Test func linesKeepTheirNumbersInTheFile() {
        let text = "\u{FEFF}{\"a\":1}\r\n\n  \t\n{\"a\":2}\nnot json\n[]"
        let lines = InputLines(Data(text.utf8)).lines
        #expect(lines.map(\.number) == [1, 4, 5, 6])
        #expect(lines.map { (try? $0.json.get())?["a"]?.int } == [1, 2, nil, nil])
        #expect(InputLines(Data()).lines.isEmpty && InputLines(Data("\n\n".utf8)).lines.isEmpty)
    }

    @Test func aLongLineOrDeepNestingIsRefusedByItself() throws {
        let long = "{\"a\":\"" + String(repeating: "x", count: InputLines.longest) + "\"}"
        let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
        let invalid = Data([0x7B, 0xFF, 0xFE, 0x7D])
        let bytes = Data((long + "\n" + deep + "\n{\"a\":1}\n").utf8) + invalid
        let lines = InputLines(bytes).lines
        #expect(lines.count == 4)
        #expect(lines.map { (try? $0.json.get()) != nil } == [false, false, true, false])
        let error = #expect(throws: DocketError.self) { try lines[0].json.get() }
        #expect(error?.code == .resourceExhausted)
    }

    @Test func aProposalNeedsAFieldAndAValue() {
        let input = ProposalInput(
            Data(
                """
                {"field_key":"phone","proposed_value":"1","previous_value":null,"confidence":"HIGH","source_text":"q"}
                {"field_key":"phone","proposed_value":null}
                {"field_key":"","proposed_value":1}
                {"field_key":7,"proposed_value":1}
                {"field_key":"flag","proposed_value":false,"workflow_trigger":"crm","anything":"else"}
                """.utf8))
        #expect(input.lines.map(\.line) == [1, 5])
        #expect(input.lines[0].previousValue == .null && input.lines[1].previousValue == nil)
        #expect(input.lines[0].confidence == .high && input.lines[1].workflowTrigger == "crm")
        #expect(input.refused.map(\.line) == [2, 3, 4])
        #expect(input.refused.allSatisfy { $0.code == .invalidArgument && !$0.message.isEmpty })
    }

    @Test func verdictsAreReadOrTheLineIsNamed() throws {
        let input = try DecisionInput(
            Data(
                """
                {"id":"a","decision":"accepted"}
                {"id":"b","decision":"rejected","reason":"no"}
                {"id":"c","decision":"edited","value":[1]}
                """.utf8))
        #expect(
            input.decisions == [
                ProposalDecision(ArtifactID("a"), .accept), ProposalDecision(ArtifactID("b"), .reject(reason: "no")),
                ProposalDecision(ArtifactID("c"), .edit([1])),
            ])
        for wrong in [
            #"{"id":"b","decision":"edited"}"#, #"{"id":"b"}"#, #"{"decision":"accepted"}"#,
            #"{"id":"b","decision":"rejected","reason":1}"#, "{",
        ] {
            let error = #expect(throws: DocketError.self) {
                try DecisionInput(Data("{\"id\":\"a\",\"decision\":\"accepted\"}\n\(wrong)".utf8))
            }
            #expect(error?.message.hasPrefix("Line 2:") == true)
        }
    }

    @Test func aReportAsCSVIsNoFormula() {
        var counts = ReviewCounts()
        counts.proposed = 3
        counts.accepted = 2
        counts.pending = 1
        let row = ReviewReport.Row(
            customerID: CustomerID("c"), customerName: "=1+1, \"x\"", rmID: nil, batchID: BatchID("b"),
            proposedAt: Timestamp(milliseconds: 0), counts: counts)
        let csv = ReviewReport(rows: [row], total: counts).csv
        let lines = csv.components(separatedBy: "\r\n")
        #expect(lines[1] == #"c,"'=1+1, ""x""",,b,1970-01-01T00:00:00.000Z,3,2,0,0,0,1,0,0"#)
        #expect(lines[2] == ",total,,,,3,2,0,0,0,1,0,0" && lines.count == 4)
    }
}
