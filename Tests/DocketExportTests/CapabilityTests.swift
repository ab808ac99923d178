import DocketDomain
import DocketExport
import Testing

struct CapabilityTests {
    @Test(arguments: ExportKind.allCases)
    func everyKindCanBeWrittenAsMarkdownHTMLAndJSON(_ kind: ExportKind) {
        for format in [ExportFormat.markdown, .html, .json] {
            #expect(format.capability(for: kind).isPossible)
        }
    }

    @Test(arguments: ExportKind.allCases)
    func whatIsNotPossibleSaysWhy(_ kind: ExportKind) {
        for format in ExportFormat.allCases {
            if case .impossible(let reason) = format.capability(for: kind) {
                #expect(reason.hasSuffix("."))
            } else {
                #expect(ExportFormat.possible(for: kind).contains(format))
            }
        }
    }
}
