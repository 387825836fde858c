import { v5 as uuidv5 } from 'uuid'

/** The id of the mail that tells one person of one event: the same however often it is asked for. */
export const mailIdOf = (eventId: string, userId: string) => uuidv5(userId, eventId)
