package import DocketDomain

extension LocalWorkspace {
    package func keptOffers(of message: Message) async throws(DocketError) -> Set<Int> {
        let places = (message.reply?.offers ?? []).indices
        guard !places.isEmpty else { return [] }
        let claims = places.map { ClaimKey.offer($0, of: message.id) }
        let owners = try await asked(otherwise: [:]) { try await log.owners(of: claims, tenant: viewer.tenantID) }
        return Set(places.filter { owners[.offer($0, of: message.id)] != nil })
    }
}
