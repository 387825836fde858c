const DAY = 86_400_000

export const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
export const daysAfter = (day: string, days: number) => dayOf(Date.parse(day) + days * DAY)
