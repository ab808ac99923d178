/// What can happen to a tenant's profile schema.
package enum SchemaEvent: Hashable, Sendable {
    case replaced(SchemaReplaced)

    package var payload: any StoredPayload {
        switch self {
        case .replaced(let payload): payload
        }
    }
}

package struct SchemaReplaced: StoredPayload {
    package static let eventType = "schema_replaced"

    package var schema: ProfileSchema
}

extension SchemaEvent {
    var text: String {
        switch self {
        case .replaced(let replaced): "replaced the profile schema: it is version \(replaced.schema.version)"
        }
    }
}
