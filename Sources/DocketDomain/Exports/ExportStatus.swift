/// Where an export stands.
package enum ExportStatus: String, Hashable, Sendable, Codable, CaseIterable {
    case processing, completed, failed, cancelled
}
