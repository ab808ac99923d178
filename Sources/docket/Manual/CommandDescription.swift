import ArgumentParser
import Foundation

/// What the argument parser knows of a command, as it tells it to tools.
struct CommandDescription: Decodable, Sendable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool
    /// The command that is meant where none of the subcommands is named.
    let defaultSubcommand: String?
    let subcommands: [CommandDescription]?
    let arguments: [Parameter]?

    /// A value, an option or a flag.
    struct Parameter: Decodable, Hashable, Sendable {
        let kind: Kind
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?

        enum Kind: String, Decodable {
            case positional, option, flag
        }

        struct Name: Decodable, Hashable, Sendable {
            let kind: Kind
            let name: String

            enum Kind: String, Decodable {
                case long, short, longWithSingleDash
            }

            /// As it is typed.
            var text: String { (kind == .long ? "--" : "-") + name }
        }
    }

    /// A command with all below it, or a group of options.
    init(of parsed: any ParsableArguments.Type) throws {
        self = try JSONDecoder().decode(Dump.self, from: Data(parsed._dumpHelp().utf8)).command
    }

    private struct Dump: Decodable {
        let command: CommandDescription
    }
}
