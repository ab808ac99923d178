import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket [LOCATION]`: what is in the workspace, and what to do next.
struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Show what is in the workspace, or at an address of it.",
        usage: "docket [LOCATION]", shouldDisplay: false)

    @Argument(help: ArgumentHelp("An address: \(Address.forms).", valueName: "location"))
    var location: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard let location else { return }
        do {
            _ = try Address(parsing: location)
        } catch {
            throw ValidationError(
                "“\(location)” is neither a command nor an address. See `docket --help`; addresses are \(Address.forms)."
            )
        }
    }

    func run() async throws {
        if TerminalOpening.isPossible, !global.json {
            try await TerminalOpening.open(global, at: try location.map(Address.init(parsing:)))
            return
        }
        let request = global.request
        guard LocalWorkspace.isThere(in: request.folder) else {
            guard location == nil, !global.json else {
                _ = try await global.open()
                return
            }
            try Output.print(Texts.welcome(folder: request.folder))
            return
        }
        let session = try await global.open()
        let queries = session.workspace.queries
        let address = try await queries.resolved(location.map(Address.init(parsing:)))
        switch address {
        case .thread(let id): _ = try await queries.thread(id)
        case .artifact(let id): _ = try await queries.artifact(id)
        case .customer(let id): _ = try await queries.customer(id)
        case .export(let id): _ = try await queries.export(id)
        default: break
        }
        let one = PageRequest(size: 1, countLimit: PageOptions.countLimit)
        let threads = try await queries.threads(ThreadFilter(), page: one)
        let artifacts = try await queries.artifacts(ArtifactFilter(), page: one)
        let viewer = session.workspace.viewer
        try global.output.show([
            "workspace": .string(session.folder.path),
            "tenant_id": .string(viewer.tenantID.rawValue),
            "user_id": .string(viewer.userID.rawValue),
            "location": location.map(JSON.string) ?? .null,
            "threads": .number(threads.total.count),
            "artifacts": .number(artifacts.total.count),
        ]) {
            Texts.summary(
                session, threads: Count.text(threads, "thread"), artifacts: Count.text(artifacts, "artifact"),
                location: address)
        }
    }

    private enum Texts {
        static let purpose =
            "docket keeps what AI agents make in chats: tables, documents and queries, with the threads they came from."

        static func welcome(folder: URL) -> String {
            """
            \(purpose)

            There is no workspace in \(VisibleText.line(folder.path)) yet.

              docket init            make it
              docket import FILE…    bring in chat exports of ChatGPT, Claude, Open WebUI, …
              docket --help          all commands
            """
        }

        static func summary(_ session: Session, threads: String, artifacts: String, location: Address?) -> String {
            var lines = [
                purpose, "",
                "Workspace \(VisibleText.line(session.folder.path)), as \(VisibleText.line(session.workspace.viewer.userID.rawValue)): \(threads), \(artifacts).",
                "",
            ]
            switch location {
            case .thread(let id): lines.append("  docket threads show \(id)")
            case .artifact(let id): lines.append("  docket artifacts show \(id)")
            case .customer(let id): lines.append("  docket customers show \(id)")
            case .customers: lines.append("  docket customers list")
            case .export(let id): lines.append("  docket exports show \(id)")
            case .review: lines.append("  docket review list")
            case .batch(let id): lines.append("  docket review list --batch \(id)")
            default:
                lines += [
                    "  docket threads          the newest threads",
                    "  docket artifacts        the newest artifacts",
                    "  docket review           proposed changes that wait for a decision",
                    "  docket search WORDS     everything that says so",
                    "  docket import FILE…     bring in more chat exports",
                    "  docket --help           all commands",
                ]
            }
            return lines.joined(separator: "\n")
        }
    }
}
