import DocketDomain
import DocketStore
import DocketUI
import DocketWorkspace
import Foundation
import TerminalKit

extension AppState {
    /// The state that a session begins with, before anything is loaded.
    init(_ session: Session, _ start: TerminalProgram.StartOptions) async throws {
        let viewer = session.workspace.viewer
        let identity = Identity(
            workspace: start.workspaceName, viewer: viewer, userName: try await session.userName,
            isReadOnly: start.isReadOnly, visibility: session.settings.defaultVisibility)
        self.init(
            identity: identity, size: Size(width: 80, height: 24), looks: Looks(session, start.environment),
            keymap: session.settings.keymap, now: session.surroundings.now())
    }
}

extension Looks {
    init(_ session: Session, _ environment: [String: String]) {
        let settings = session.settings
        let hasColors = environment["NO_COLOR"].map(\.isEmpty) ?? true
        self.init(
            theme: hasColors ? ThemeName(rawValue: settings.theme) ?? .auto : .mono, colors: hasColors ? 256 : 0,
            isASCII: settings.borders == "ascii", isAccessible: environment["ACCESSIBLE"].map { !$0.isEmpty && $0 != "0" } ?? false,
            mouse: settings.mouse, zone: .current)
    }
}

extension Session {
    /// The name of the user who acts; its id where no name is found.
    var userName: String {
        get async throws {
            let id = workspace.viewer.userID
            var token = ""
            repeat {
                let page = try await workspace.queries.users(page: PageRequest(size: 100, token: token))
                if let user = page.items.first(where: { $0.id == id }) { return user.name }
                token = page.nextToken
            } while !token.isEmpty
            return id.rawValue
        }
    }
}
