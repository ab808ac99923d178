import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation
import TerminalKit

extension AppState {
    /// The state that a session begins with, before anything is loaded.
    init(_ session: Session, _ start: TerminalProgram.StartOptions) async throws {
        let viewer = session.workspace.viewer
        let names = try await session.userNames
        let identity = Identity(
            workspace: start.workspaceName, viewer: viewer,
            userName: names[viewer.userID] ?? viewer.userID.rawValue, isReadOnly: start.isReadOnly, names: names,
            visibility: session.settings.visibility(), agents: session.agentChoices,
            run: String(UUID().uuidString.suffix(8)))
        let bindings = try KeyBindings(Directories(environment: start.environment).settingsFile)
        self.init(
            identity: identity, size: Size(width: 80, height: 24), appearance: Appearance(session, start.environment),
            keymap: bindings.keymap, now: session.environment.now())
        if let notice = bindings.notice { self.toast = Notice(notice, .refused) }
        if session.unreachable != nil {
            self.toast = Notice("The log is out of reach: this is what the node has of it", .refused)
        }
    }
}

extension Appearance {
    init(_ session: Session, _ environment: [String: String]) {
        let settings = session.settings
        let hasColors = environment["NO_COLOR"].map(\.isEmpty) ?? true
        self.init(
            theme: hasColors ? settings.theme : .mono,
            background: environment["COLORFGBG"].flatMap(Background.init(colorFGBG:)), colors: hasColors ? 256 : 0,
            isASCII: settings.borders == .ascii,
            isAccessible: environment["ACCESSIBLE"].map { !$0.isEmpty && $0 != "0" } ?? false,
            mouse: settings.mouse, zone: .current)
        chartCells = settings.chartCells
    }
}

extension Session {
    /// The assistants that can be chosen. Where the settings name a standard one that is not there, whoever asks is told.
    fileprivate var agentChoices: [AgentChoice] {
        ((try? agentListings()) ?? []).map { agent in
            AgentChoice(name: agent.name, model: agent.model, isStandard: agent.isStandard)
        }
    }

    /// The names of the tenant's users, as many as one page has; the one who acts among them.
    var userNames: [UserID: String] {
        get async throws {
            var names: [UserID: String] = [:]
            var token = ""
            repeat {
                let page = try await workspace.queries.users(page: PageRequest(size: 100, token: token))
                for user in page.items where names.count < 100 || user.id == workspace.viewer.userID {
                    names[user.id] = user.name
                }
                token = page.nextToken
            } while !token.isEmpty && names[workspace.viewer.userID] == nil
            return names
        }
    }
}
