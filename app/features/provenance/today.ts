/** The calendar day (YYYY-MM-DD) that it is now, in UTC. */
export const today = () => new Date().toISOString().slice(0, 10)
