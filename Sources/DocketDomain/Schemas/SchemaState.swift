/// A tenant's profile schema.
package struct SchemaState: Hashable, Sendable, Codable {
    package let schema: ProfileSchema
}
