/// Several fields of a request that cannot be taken: each has its own fault, and there may be thousands.
struct InvalidFields: Error {
    let fields: [InvalidField]
    /// What they have kept from being done.
    let message: String
}
