import ArgumentParser
import DocketDomain

/// `FIELD=VALUE` on the command line.
struct FieldAssignment: ExpressibleByArgument {
    let key: String
    let value: JSON

    init?(argument: String) {
        guard let mark = argument.firstIndex(of: "=") else { return nil }
        key = String(argument[..<mark]).trimmed
        value = .string(String(argument[argument.index(after: mark)...]))
        guard !key.isEmpty else { return nil }
    }

    /// The values by key; a field that is given twice is a mistake.
    static func values(_ assignments: [FieldAssignment]) throws(ValidationError) -> [String: JSON] {
        var values: [String: JSON] = [:]
        for assignment in assignments {
            guard values.updateValue(assignment.value, forKey: assignment.key) == nil else {
                throw ValidationError("The field \(assignment.key) is given twice.")
            }
        }
        return values
    }
}
