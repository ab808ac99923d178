import ArgumentParser
import DocketApp
import DocketDomain
import DocketWorkspace

/// `docket gatekeeper`: should a reply become an artifact?
struct GatekeeperCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gatekeeper", abstract: "Tell whether a reply would become an artifact, and why.",
        discussion: """
            Needs no workspace, and keeps nothing. --user TEXT is what the user had written: whoever acts does not matter \
            here.
            """)

    @Argument(help: ArgumentHelp("The reply; standard input unless given.", valueName: "file"), completion: .file())
    var file = "-"

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let bytes = try InputBytes.read(file, atMost: Limits.payloadBytes)
        guard let reply = String(validating: bytes, as: UTF8.self) else {
            throw DocketError(.invalidArgument, "The reply is not UTF-8 text. Convert it first.")
        }
        let judgement = ReplyJudgement(request: global.user ?? "", reply: reply)
        try global.output.show(judgement.wire) { VisibleText.line(judgement.sentence) }
    }
}
