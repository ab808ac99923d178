import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket artifacts history`.
struct ArtifactsHistory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show what happened to an artifact, newest first.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let queries = try await global.open().workspace.queries
        let page = try await queries.history(of: .artifact(try await queries.artifactID(id)), page: page.request)
        try global.output.show(page.wire(\.wire)) {
            page.items.map { "\($0.event.recordedAt.local)  \(VisibleText.line($0.text))" }.joined(separator: "\n")
        }
        if !global.json, page.hasMore { global.output.note(Count.footer(page, "event")) }
    }
}
