import { countryName } from '#app/features/classifications/countries.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Mail } from '#app/platform/mail/mail.server.ts'
import { expertName } from './expert-name.server.ts'
import type { Contact, MatchReader } from './match-people.server.ts'
import type { MatchRow } from './match-row.server.ts'

/** What somebody is told of a match, and as whom; `others`: those who propose, and the roster of an expert whom no mail reaches. */
export type Told = { what: 'sent' | 'agreed' | 'declined' | 'withdrawn'; as: 'expert' | 'requester' | 'others' }

export type MatchStory = Told & {
  match: MatchRow
  /** The address the mail leads to. */
  link: string
  /** The expert's name is the reader's to know. */
  seesWhole: boolean
  /** What a person wrote is for those who propose. */
  seesReason: boolean
  /** Whom to write to now, of the other side; in `agreed` alone. */
  contact: Contact | null
}

/** The mail that tells a person of a match in their language. `id` stands for the mail: one event, one person, one mail. Pure. */
export function writeMatchMail(
  { what, as, match, link, seesWhole, seesReason, contact }: MatchStory,
  reader: MatchReader,
  id: string,
): Mail {
  const { language } = reader
  const t = translator(language, 'mail')
  const matching = translator(language, 'matching')
  const day = (text: string) => formatDay(language, text)
  const unstated = t('match.unstated')
  const { startsOn, endsOn, country } = match
  const words = {
    name: reader.name,
    title: plainText(match.title ?? undefined, language, matching('request.gone')),
    expert: expertName(match.expert, seesWhole, language),
    requester: plainText(match.requester.name, language, match.requester.slug),
    coordinator: plainText(match.coordinator.name, language, match.coordinator.slug),
    when: startsOn && endsOn ? t('match.when', { from: day(startsOn), to: day(endsOn) }) : unstated,
    where: country ? countryName(country, language) : unstated,
    days: formatNumber(language, match.days),
    why: why(match, seesReason, language),
    contact: contact ? [contact.name, contact.email, contact.phone].filter(Boolean).join('\n') : unstated,
    link,
  }
  return { id, to: reader.email, subject: t(`match.${what}.${as}.subject`, words), text: t(`match.${what}.${as}.text`, words), language }
}

/** Why it ended: who declined, and for which reason; else what ended it. */
function why(match: MatchRow, seesReason: boolean, language: MatchReader['language']): string {
  const t = translator(language, 'matching')
  if (match.state === 'DECLINED') {
    const byExpert = match.expertAnswer === 'DECLINED'
    const [code, reason] = byExpert ? [match.expertReasonCode, match.expertReason] : [match.requesterReasonCode, match.requesterReason]
    const words = code ? t(`reason.${byExpert ? 'expert' : 'requester'}.${code}`) : ''
    return [t(byExpert ? 'declinedBy.expert' : 'declinedBy.requester'), words, seesReason && reason].filter(Boolean).join('\n')
  }
  return [match.endCode && t(`ended.${match.endCode}`), seesReason && match.endReason].filter(Boolean).join('\n')
}
