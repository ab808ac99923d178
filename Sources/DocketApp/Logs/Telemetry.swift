package import DocketDomain
import DocketWire
import Foundation
import OrderedCollections

/// What happened in a workspace, counted: one line of JSON for each event, with ids, numbers and durations and never
/// with content. It stays in the workspace and can be switched off.
package struct Telemetry: Sendable {
    package enum Event: String, Sendable {
        case workspaceCreated = "workspace_created"
        case threadCreated = "thread_created"
        case messageSent = "message_sent"
        case artifactSaved = "artifact_saved"
        case importCompleted = "import_completed"
        case artifactExported = "artifact_exported"
        case searched = "search_performed"
    }

    private let file: LogFile?
    private let viewer: Viewer
    private let now: @Sendable () -> Timestamp

    /// - Parameter isOn: Where it is off, nothing is written.
    init(workspace: URL, viewer: Viewer, isOn: Bool, now: @escaping @Sendable () -> Timestamp) {
        file = isOn ? LogFile(workspace.appendingPathComponent("telemetry.ndjson"), maximumBytes: nil) : nil
        self.viewer = viewer
        self.now = now
    }

    /// Adds an event. Where that is not possible, nothing is said: no command fails for it.
    package func record(_ event: Event, _ fields: KeyValuePairs<String, JSON> = [:]) {
        guard let file else { return }
        var line: OrderedDictionary<String, JSON> = [
            "event": .string(event.rawValue), "at": .string(now().iso8601),
            "tenant_id": .string(viewer.tenantID.rawValue), "user_id": .string(viewer.userID.rawValue),
        ]
        for (key, value) in fields { line[key] = value }
        file.append(JSON.object(line).lineText)
    }
}
