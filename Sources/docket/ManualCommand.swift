import ArgumentParser
import DocketDomain
import Foundation

/// `docket manual`.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page.",
        discussion: "It is in the language of man: docket manual > docket.1 && man -l docket.1")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        try Output.print(
            try ManualPage(of: Docket.self, about: Docket.about).text(
                date: Self.date(ProcessInfo.processInfo.environment)))
    }

    /// Today, or the day that builds which can be repeated are of.
    ///
    /// The variable's meaning: https://reproducible-builds.org/specs/source-date-epoch/
    static func date(_ environment: [String: String]) -> String {
        let fixed = environment["SOURCE_DATE_EPOCH"].flatMap { Double($0) }
        let time = fixed.map { Timestamp(secondsSince1970: $0) } ?? Timestamp(Date())
        return String(time.iso8601.prefix { $0 != "T" })
    }
}
