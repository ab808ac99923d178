/// A customer's profile.
package struct ContextCustomer: Sendable {
    package struct Field: Sendable {
        package var label: String
        package var value: String
        package var isSensitive: Bool

        package init(label: String, value: String, isSensitive: Bool = false) {
            self.label = label
            self.value = value
            self.isSensitive = isSensitive
        }
    }

    package var name: String
    package var fields: [Field]

    package init(name: String, fields: [Field]) {
        self.name = name
        self.fields = fields
    }
}
