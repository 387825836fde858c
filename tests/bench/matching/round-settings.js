/** The settings of the bench's rounds: the defaults, with all the time a round may have. */
export const SETTINGS = {
  weights: { skill: 450, experience: 150, language: 120, context: 100, text: 80, slack: 50, south: 50 },
  south: 'south',
  gap: 0.005,
  seconds: 60,
  leadDays: 21,
  mostPerRoster: null,
}
