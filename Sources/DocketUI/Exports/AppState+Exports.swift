package import DocketDomain
import TerminalKit

/// The view of exports: its list, and what can be done with an export.
extension AppState {
    /// What the view lists: everything that the viewer may see.
    package static let exportQuery = ExportFilter()

    mutating func settleExports(_ effects: inout [Effect]) {
        let rows = max(1, layout.inner(layout.exports).height - 1)
        exports.list.view.settle(count: exports.list.count, height: rows)
        for (page, token) in exports.list.missing(height: rows) {
            request(.exports(page: page, token: token), &effects)
        }
    }

    mutating func reloadExports(_ effects: inout [Effect]) {
        exports.isStale = false
        for (page, token) in exports.list.kept { reload(.exports(page: page, token: token), &effects) }
    }

    func exportsRefusal(of id: CommandID) -> String? {
        guard screen == .exports else { return "Open the exports first: \(keymap.label(of: .goExports))" }
        guard let export = exports.list.selection else { return "There is no export" }
        let isMine = export.createdBy == identity.viewer.userID || identity.viewer.role == .admin
        switch id {
        case .open, .copy:
            return export.status == .completed ? nil : "There is no file: the export is \(export.status.rawValue)"
        case _ where identity.isReadOnly: return "The workspace is open for reading only"
        case .exportAgain: return nil
        case _ where !isMine: return "The export is \(name(of: export.createdBy))'s"
        case .exportRetry:
            return [.failed, .cancelled].contains(export.status)
                ? nil : "Only what failed or was cancelled is tried again"
        case .exportCancel: return export.status == .processing ? nil : "It is \(export.status.rawValue) already"
        case .exportDelete: return export.status == .processing ? "It is being made; cancel it first" : nil
        default: return nil
        }
    }

    mutating func runInExports(_ id: CommandID, _ effects: inout [Effect]) {
        guard let export = exports.list.selection else { return }
        switch id {
        case .open: effects.append(.exports(.open(export.id)))
        case .copy: effects.append(.exports(.copyPath(export.id)))
        case .exportAgain:
            effects.append(.exports(.makeAgain(export.id, ticket: exports.begin(export.format.uppercased()))))
            say("Exporting “\(export.title.shown)” again")
        case .exportRetry:
            effects.append(.exports(.retry(export.id, ticket: exports.begin(export.format.uppercased()))))
            say("Trying again")
        case .exportCancel:
            perform(Request(.export(export.id, .cancel), then: .say("Cancelled")), &effects)
        case .exportDelete: effects.append(.exports(.delete(export.id)))
        default: break
        }
    }

    /// Shows what an export was made from.
    mutating func visitSource(_ effects: inout [Effect]) {
        guard let export = exports.list.selection else { return }
        go(to: export.source.subject, &effects)
    }

    /// What the title bar tells of exports that are being made.
    var exportsUnderWay: String? {
        guard let first = exports.underWay.min(by: { $0.key < $1.key })?.value else { return nil }
        let share = first.share.map { " \(Int($0 * 100)) %" } ?? ""
        let others = exports.underWay.count - 1
        return "\(first.label)\(share)" + (others > 0 ? " +\(others)" : "")
    }
}
