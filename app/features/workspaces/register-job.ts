/** The job that brings what is derived of the register of organisations up to date: for search, order and likely duplicates. */
export const REGISTER_JOB = 'register'
