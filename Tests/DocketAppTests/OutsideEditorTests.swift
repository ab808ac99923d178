import DocketDomain
import Testing

@testable import DocketApp

/// The user's own editor.
@Suite struct OutsideEditorTests {
    @Test(arguments: [
        ("false", DocketError.Code.cancelled), ("rm", .cancelled), ("/no/such/editor", .notFound),
        ("  ", .failedPrecondition),
    ])
    func anEditorThatLeavesNothingBehindChangesNothing(editor: String, code: DocketError.Code) {
        let refusal = #expect(throws: DocketError.self) { try OutsideEditor(["EDITOR": editor]).edit("text") }
        #expect(refusal?.code == code)
    }

    @Test func anEditorThatSavesNothingGivesTheSameText() throws {
        #expect(try OutsideEditor(["EDITOR": "true", "VISUAL": ""]).edit("é\n森") == "é\n森")
    }
}
