import ArgumentParser
import DocketApp
import DocketDomain
import DocketExport
import DocketWire
import Foundation
import Logging

/// Where the program begins: it finds the command, runs it, and ends with its exit code.
@main
enum Program {
    static func main() async {
        ProcessMemory.shareOneHeap()
        Terminal.openStandardStreams()
        Terminal.setUpSignals()
        let arguments = Array(CommandLine.arguments.dropFirst())
        let output = Output(isJSON: ArgumentOrder.wantsJSON(arguments), isQuiet: false)
        do {
            // Scripts ask for this at each of their starts, and the parser takes as long as all the rest.
            if arguments == ["--version"] { return try Output.print(ProgramVersion.current.text) }
            try AddressSpace.check(megabytes: leastMegabytes, for: "docket")
            var command = try Docket.parseAsRoot(
                ArgumentOrder.normalized(arguments, for: Docket.self, opensViews: TerminalOpening.isPossible))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(await end(with: error, output))
        }
    }

    /// What the dearest command but PDF needs.
    private static let leastMegabytes = 256

    /// Reports an error, and gives the code that the program ends with.
    private static func end(with error: any Error, _ output: Output) async -> Int32 {
        if let status = error as? ExitStatus { return status.rawValue }
        if isOfParser(error) { return end(parsing: error, output) }
        let failure = CommandFailure(error)
        output.fail(failure.report)
        record(failure)
        return failure.status.rawValue
    }

    /// Keeps what lay beneath a failure in the log: it is not for the screen.
    private static func record(_ failure: CommandFailure) {
        let log = Session.Request(environment: ProcessInfo.processInfo.environment).log()
        log.log(
            level: failure.status.isFault ? .error : .info, "\(failure.report.message)",
            metadata: ["code": "\(failure.report.code)", "details": "\(failure.report.details.serialized())"])
    }

    /// Whether the argument parser made this error: a mistake in the arguments, or a request for help.
    private static func isOfParser(_ error: any Error) -> Bool {
        switch error {
        case is CommandFailure, is DocketError: false
        case is CleanExit, is ValidationError, is ExitCode: true
        default: Docket.exitCode(for: error) != .failure
        }
    }

    private static func end(parsing error: any Error, _ output: Output) -> Int32 {
        let text = Docket.fullMessage(for: error)
        guard Docket.exitCode(for: error) != .success else {
            do {
                // The parser does not tell what was asked for, only what it would print.
                if output.isJSON, text == ProgramVersion.current.text {
                    try Output.print(json: ProgramVersion.current.wire)
                } else {
                    try Output.print(text)
                }
                return ExitStatus.done.rawValue
            } catch {
                let failure = CommandFailure(error)
                output.fail(failure.report)
                return failure.status.rawValue
            }
        }
        if output.isJSON {
            output.fail(
                Failure(
                    code: "usage", message: Docket.message(for: error), details: ["usage": .string(usage(in: text))]))
        } else {
            Output.complain(text)
        }
        return ExitStatus.usage.rawValue
    }

    /// The line of a parser's message that says how the command is used.
    private static func usage(in text: String) -> String {
        text.split(separator: "\n").first { $0.hasPrefix("Usage: ") }.map { String($0.dropFirst("Usage: ".count)) }
            ?? ""
    }
}
