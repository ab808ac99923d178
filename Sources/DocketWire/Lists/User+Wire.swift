package import DocketDomain

extension User {
    /// A user as lists show it.
    package var wire: JSON {
        [
            "id": .id(id),
            "name": .string(name),
            "role": .string(role.rawValue),
            "os_account": .string(osAccount),
            "sees": .string(sees?.rawValue),
        ]
    }
}
