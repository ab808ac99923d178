import ArgumentParser
import DocketDomain

/// A change of a thread that is one command.
protocol ThreadChange: ObjectChange {
    var command: ThreadCommand { get }
}

extension ThreadChange {
    static var noun: String { "thread" }

    func perform(on id: String, _ write: WriteOptions, _ global: GlobalOptions) async throws {
        try await ChangedThread.perform(command, on: id, saying: Self.done, write, global)
    }
}

/// `docket threads rename`.
struct RenameThread: ThreadChange {
    static let configuration = CommandConfiguration(commandName: "rename", abstract: "Give a thread another title.")
    static let done = "Renamed"

    @Argument(help: ArgumentHelp("The new title.", valueName: "title"))
    var title: String

    var command: ThreadCommand { .rename(title) }
}

/// `docket threads describe`.
struct DescribeThread: ThreadChange {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Say what a thread is about; an empty text takes that away.")
    static let done = "Described"

    @Argument(help: ArgumentHelp("The description.", valueName: "text"))
    var text: String

    var command: ThreadCommand { .describe(text) }
}

/// `docket threads visibility`.
struct ChangeVisibilityOfThread: ThreadChange {
    static let configuration = CommandConfiguration(
        commandName: "visibility", abstract: "Set who sees a thread.",
        discussion: "private: its owner. team: every user but agents. public: agents too.")
    static let done = "Changed who sees"

    @Argument(help: ArgumentHelp("private, team or public.", valueName: "visibility"))
    var visibility: ThreadVisibility

    var command: ThreadCommand { .setVisibility(visibility) }
}

/// `docket threads label`.
struct LabelThread: ThreadChange {
    static let configuration = CommandConfiguration(
        commandName: "label", abstract: "Set labels of a thread; KEY= takes one away.",
        discussion: "For example: docket threads label ID customer=acme year=")
    static let done = "Labelled"

    @Argument(help: ArgumentHelp("The label and its value.", valueName: "key=value"))
    var labels: [String]

    func validate() throws {
        for label in labels {
            guard let equals = label.firstIndex(of: "="), equals > label.startIndex else {
                throw ValidationError("“\(label)” is no label. Write KEY=VALUE, or KEY= to take it away.")
            }
        }
    }

    var command: ThreadCommand {
        var set: [String: String] = [:]
        var removed: Set<String> = []
        for label in labels {
            let parts = label.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            // The last word on a label counts.
            set[parts[0]] = parts[1].isEmpty ? nil : parts[1]
            if parts[1].isEmpty { removed.insert(parts[0]) } else { removed.remove(parts[0]) }
        }
        return .label(set: set, remove: removed.sorted())
    }
}

/// `docket threads delete`.
struct DeleteThread: ThreadChange {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete a thread; its artifacts stay, and it can be restored.")
    static let done = "Deleted"

    var command: ThreadCommand { .delete }
}

/// `docket threads restore`.
struct RestoreThread: ThreadChange {
    static let configuration = CommandConfiguration(commandName: "restore", abstract: "Bring a deleted thread back.")
    static let done = "Restored"

    var command: ThreadCommand { .restore }
}
