import DocketDomain
import DocketExport
import Testing

struct SameBytesTests {
    @Test(arguments: [ExportFormat.pdf, .docx, .xlsx, .csv, .markdown, .html, .json])
    func theSameDocumentGivesTheSameBytes(_ format: ExportFormat) async throws {
        let rows = (0..<200).map { ["\($0)", "name \($0) שלום", "\($0 * 7)%"] }
        let document = ExportDocument.table(["No.", "Name", "Share"], rows)
        let first = try await Exported(document, as: format).bytes
        let second = try await Exported(document, as: format).bytes
        #expect(!first.isEmpty)
        #expect(first == second)
    }
}
