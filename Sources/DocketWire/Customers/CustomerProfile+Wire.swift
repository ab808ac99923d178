package import DocketDomain
import OrderedCollections

extension CustomerSummary {
    /// A customer as lists show it.
    package var wire: JSON {
        [
            "id": .id(id),
            "name": .string(name),
            "rm_id": .id(rmID),
            "pending_count": .number(pendingCount),
            "value_count": .number(valueCount),
            "created_at": .time(createdAt),
            "updated_at": .time(updatedAt),
            "erased": .bool(isErased),
        ]
    }
}

extension CustomerProfile {
    /// A customer with the profile: the schema's fields in its order, then those that it does not know any more.
    package var wire: JSON {
        var profile: OrderedDictionary<String, JSON> = [:]
        for field in schema.fields {
            if let value = values[field.key] { profile[field.key] = value.wire }
        }
        for (key, value) in values.sorted(by: { $0.key < $1.key }) where profile[key] == nil {
            profile[key] = value.wire
        }
        return summary.wire.adding(["profile": .object(profile), "schema_version": .number(schema.version)])
    }
}

extension ProfileValue {
    var wire: JSON {
        [
            "value": value,
            "set_by": .id(setBy),
            "set_at": .time(setAt),
            "artifact_id": .id(artifactID),
        ]
    }
}
