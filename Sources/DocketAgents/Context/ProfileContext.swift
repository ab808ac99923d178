/// The part of a context that shows a customer's profile.
struct ProfileContext {
    private let customer: ContextCustomer
    private let fence: DataFence
    private let shown: [ContextCustomer.Field]
    private let hidden: [ContextCustomer.Field]
    /// What it takes as a whole.
    let tokens: Int

    init(_ customer: ContextCustomer, _ fence: DataFence, seesSensitive: Bool) {
        (self.customer, self.fence) = (customer, fence)
        shown = customer.fields.filter { seesSensitive || !$0.isSensitive }
        hidden = customer.fields.filter { !seesSensitive && $0.isSensitive }
        tokens = Self.part(customer, shown.map(Self.line), fence).tokens
    }

    /// The fields that fit, in their order; what does not fit, and what may not be given, is named.
    func part(room: Int, _ leftOut: inout [ContextOmission]) -> ContextPart? {
        if !hidden.isEmpty {
            leftOut.append(
                ContextOmission(
                    name: hidden.map(\.label).joined(separator: ", "),
                    reason: "Sensitive fields are not given to this assistant."))
        }
        var left = room - Self.part(customer, [], fence).tokens - 1
        guard left >= 0 else {
            leftOut.append(.noRoom("Customer “\(customer.name)”"))
            return nil
        }
        var lines: [String] = []
        var missing: [String] = []
        for field in shown {
            let line = Self.line(field)
            let tokens = TokenEstimate.of(line) + 1
            if tokens <= left {
                lines.append(line)
                left -= tokens
            } else {
                missing.append(field.label)
            }
        }
        if !missing.isEmpty {
            leftOut.append(ContextOmission(name: missing.joined(separator: ", "), reason: "They did not fit."))
        }
        return Self.part(customer, lines, fence)
    }

    private static func line(_ field: ContextCustomer.Field) -> String { "\(field.label): \(field.value)" }

    private static func part(_ customer: ContextCustomer, _ lines: [String], _ fence: DataFence) -> ContextPart {
        ContextPart(
            .customer, name: "Customer “\(customer.name)”",
            text: "The customer's profile:\n"
                + fence.around((["Name: \(customer.name)"] + lines).joined(separator: "\n")))
    }
}
