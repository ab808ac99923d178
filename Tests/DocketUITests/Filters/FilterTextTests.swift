import DocketDomain
import Testing

@testable import DocketUI

@Suite struct FilterTextTests {
    @Test(
        arguments: [
            "", "fees", "fees of zürich kind:sql_query", "tag:template", "fees tag:template tag:x table:sales.orders",
            "status:active table:\"Fee comparison\" column:fee", "tag:\"a b\" is:deleted order:oldest",
        ])
    func aFilterOfArtifactsIsReadAsItIsWritten(_ text: String) throws {
        let filter = try FilterText.artifacts(text).get()
        #expect(FilterText.text(of: filter) == text)
    }

    @Test func itsTermsAreTagsTablesAndColumns() throws {
        let filter = try FilterText.artifacts("Table:\"Fee comparison\" tag:a fees column:b  tag:c").get()
        #expect(
            filter.terms == [
                ArtifactTerm(.table, "Fee comparison"), ArtifactTerm(.tag, "a"), ArtifactTerm(.column, "b"),
                ArtifactTerm(.tag, "c"),
            ])
        #expect(filter.text == "fees")
        #expect(try FilterText.threads("tag:\"a b\" x").get().tag == "a b")
        #expect(try FilterText.artifacts("tag:\"a b").get().terms == [ArtifactTerm(.tag, "\"a")])
    }

    @Test func whatIsUnknownIsToldWithWhatIsKnown() {
        guard case .failure(let refusal) = FilterText.artifacts("colour:red") else {
            Issue.record("It was read.")
            return
        }
        #expect(refusal.text.contains("table:…"))
    }
}
