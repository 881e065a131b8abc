import Logging
import SharingModel

extension Gateway {
    /// What hinders the gateway in its work, in short words; none while it is ready.
    public var hindrances: [String] {
        (isReady ? [] : ["gateway"]) + (storageSpace?.isShort == true ? ["storage-full"] : [])
    }

    /// The room for data; nil where the system does not say.
    private var storageSpace: StorageSpace? { try? StorageSpace(at: configuration.dataDirectory) }

    /// Refuses an upload for which there is no room, before its first byte.
    /// - Throws: `FileFault` of a full disk.
    func makeRoom(for bytes: Int) throws(FileFault) { try storageSpace?.makeRoom(for: bytes) }

    /// Tells the operator that there is no room.
    /// - Parameter cause: what could not be written; nil where nobody tried.
    func noteStorageFull(_ cause: String? = nil) {
        var metadata: Logger.Metadata = [:]
        if let space = storageSpace {
            metadata["free-bytes"] = "\(space.freeBytes)"
            metadata["reserve-bytes"] = "\(space.reserveBytes)"
            metadata["total-bytes"] = "\(space.totalBytes)"
        }
        if let cause { metadata["cause"] = "\(cause)" }
        logger.error("the disk is full", metadata: metadata)
        counters.add(to: "svd_storage_full_total")
    }

    /// Tells the operator as long as there is too little room, whether anybody sends or not.
    func watchStorage() {
        if storageSpace?.isShort == true { noteStorageFull() }
    }
}
