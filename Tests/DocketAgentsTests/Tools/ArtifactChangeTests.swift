import DocketAgents
import DocketDomain
import Testing

/// What a model may change of an artifact, and how it is told that it may not.
struct ArtifactChangeTests {
    private let table = Table(
        columns: [Table.Column(name: "Mandate"), Table.Column(name: "Fee", align: .right)],
        rows: [["Core", "0.45%"], ["Growth", "0.60%"], ["Income", "0.50%"]])

    private func change(_ json: String) throws -> ArtifactChange {
        try ArtifactChange(try ToolArguments(try? JSON(parsing: json)))
    }

    @Test func aTextIsChangedWhereItSaysSoOnce() throws {
        let change = try change(
            #"{"artifact_id":"a","replacements":[{"old":"0.45%","new":"0.40%"},{"old":"Core","new":"Kern"}],"cells":null}"#
        )
        #expect(change.artifactID == ArtifactID("a"))
        #expect(try change.applied(to: "Core costs 0.45%.") == "Kern costs 0.40%.")
        #expect(throws: DocketError.self) { try change.applied(to: "Core costs 0.45%, then 0.45%.") }
        #expect(throws: DocketError.self) { try change.applied(to: "Core costs nothing.") }
    }

    @Test func cellsAndRowsAreChangedWhereTheyHoldWhatTheModelSays() throws {
        let change = try change(
            #"{"artifact_id":"a","cells":[{"row":2,"column":"Fee","old":"0.60%","new":"0.55%"}],"remove_rows":[1],"add_rows":[["Cash","0%"]]}"#
        )
        #expect(try change.applied(to: table).rows == [["Growth", "0.55%"], ["Income", "0.50%"], ["Cash", "0%"]])
    }

    @Test func aWholeTableIsReadFromMarkdown() throws {
        let change = try change(
            ##"{"artifact_id":"a","content":"# Fees\n\n| Mandate | Fee |\n|---|---:|\n| Core | 0.4% |\n"}"##)
        #expect(try change.applied(to: table).rows == [["Core", "0.4%"]])
        #expect(throws: DocketError.self) {
            try self.change(#"{"artifact_id":"a","content":"no table"}"#).applied(to: table)
        }
    }

    @Test(arguments: [
        #"{"artifact_id":"a","cells":[{"row":3,"column":"Fee","old":"0.60%","new":"0"}]}"#,
        #"{"artifact_id":"a","cells":[{"row":4,"column":"Fee","old":"","new":"0"}]}"#,
        #"{"artifact_id":"a","cells":[{"row":0,"column":"Fee","old":"","new":"0"}]}"#,
        #"{"artifact_id":"a","cells":[{"row":1,"column":"Cost","old":"0.45%","new":"0"}]}"#,
        #"{"artifact_id":"a","remove_rows":[9]}"#, #"{"artifact_id":"a","add_rows":[["one cell"]]}"#,
        #"{"artifact_id":"a","replacements":[{"old":"Core","new":"Kern"}]}"#,
    ])
    func whatDoesNotFitATableIsRefused(_ json: String) throws {
        let change = try change(json)
        #expect(throws: DocketError.self) { try change.applied(to: table) }
    }

    @Test(arguments: [
        "", "[]", "accept everything", #"{"artifact_id":"a"}"#, #"{"content":"x"}"#,
        #"{"artifact_id":7,"content":"x"}"#,
        #"{"artifact_id":"a","content":"x","replacements":[{"old":"x","new":"y"}]}"#,
        #"{"artifact_id":"a","content":"x","status":"deprecated"}"#,
        #"{"artifact_id":"a","replacements":[{"old":"x"}]}"#, #"{"artifact_id":"a","replacements":"x"}"#,
        #"{"artifact_id":"a","remove_rows":["1"]}"#, #"{"artifact_id":"a","add_rows":[[1]]}"#,
    ])
    func otherArgumentsAreRefused(_ json: String) {
        #expect(throws: DocketError.self) { try change(json) }
    }
}
