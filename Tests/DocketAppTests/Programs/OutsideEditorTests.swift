import DocketDomain
import Testing

@testable import DocketApp

/// The user's own editor.
@Suite struct OutsideEditorTests {
    @Test(arguments: [
        ("false", DocketError.Code.cancelled), ("rm", .cancelled), ("/no/such/editor", .notFound),
        ("  ", .failedPrecondition),
    ])
    func anEditorThatLeavesNothingBehindChangesNothing(editor: String, code: DocketError.Code) async {
        let refusal = await #expect(throws: DocketError.self) {
            try await OutsideEditor(["EDITOR": editor]).edit("text")
        }
        #expect(refusal?.code == code)
    }

    @Test func anEditorThatSavesNothingGivesTheSameText() async throws {
        #expect(try await OutsideEditor(["EDITOR": "true", "VISUAL": ""]).edit("é\n森") == "é\n森")
    }
}
