import ArgumentParser
import DocketDomain
import DocketWire

extension ThreadVisibility: ExpressibleByArgument {}
extension Relation: ExpressibleByArgument {}
extension SortOrder: ExpressibleByArgument {}

/// A date or time on the command line.
struct TimeArgument: ExpressibleByArgument {
    let time: Timestamp

    init?(argument: String) {
        guard let time = Timestamp(iso8601: argument) else { return nil }
        self.time = time
    }

    static let help = "a date such as 2026-11-21, or an ISO 8601 time; UTC unless it has an offset"
}

/// Rows `A:B` of a table: from A, counted from 0, up to and without B.
struct RowsArgument: ExpressibleByArgument {
    let rows: Range<Int>

    init(_ rows: Range<Int>) {
        self.rows = rows
    }

    init?(argument: String) {
        let bounds = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard bounds.count == 2, let first = bounds[0], let end = bounds[1], 0 <= first, first <= end else {
            return nil
        }
        rows = first..<end
    }

    var defaultValueDescription: String { "\(rows.lowerBound):\(rows.upperBound)" }
}

/// A chat export's format, or `auto` to find out.
enum FormatArgument: String, ExpressibleByArgument, CaseIterable {
    case auto, chatgpt, claude, openai, sharegpt, openwebui, llm

    var format: ChatFormat? { ChatFormat(rawValue: rawValue) }
}

/// A role that a user can be given.
enum RoleArgument: String, ExpressibleByArgument, CaseIterable {
    case rm, admin, member, agent

    var role: Role {
        switch self {
        case .rm: .rm
        case .admin: .admin
        case .member: .member
        case .agent: .agent
        }
    }
}
