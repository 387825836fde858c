import { useTranslation } from 'react-i18next'
import type { ExpertWords, ProposalFacts, RequestWords } from '#app/features/matching/answers/proposal-words.server.ts'
import type { ShownContact, Standing } from '#app/features/matching/answers/queries/proposal-view.server.ts'
import type { Contact } from '#app/features/matching/answers/match-people.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** Who, for whom, when and where. */
export function ProposalFactsList({ facts }: { facts: ProposalFacts }) {
  const { t } = useTranslation('matching')
  return (
    <DescriptionList
      layout="band"
      items={[
        { term: t('proposal.expert'), value: <bdi>{facts.expert}</bdi> },
        { term: t('proposal.requester'), value: <LanguageTaggedText {...facts.requester} languageName={undefined} /> },
        { term: t('proposal.coordinator'), value: <LanguageTaggedText {...facts.coordinator} languageName={undefined} /> },
        { term: t('proposal.when'), value: facts.when },
        { term: t('proposal.where'), value: facts.where },
        { term: t('proposal.mode'), value: facts.mode },
        { term: t('proposal.days'), value: <span className="figures">{facts.days}</span> },
      ]}
    />
  )
}

/** What is asked, and what the expert can do. */
export function RequestAndExpert({ request, expert }: { request: RequestWords; expert: ExpertWords | null }) {
  const { t } = useTranslation('matching')
  const asked = [
    { term: t('proposal.asked'), items: request.skills },
    { term: t('proposal.askedLanguages'), items: request.languages },
  ].filter(({ items }) => items.length > 0)
  return (
    <div className="grid items-start gap-x-14 gap-y-10 lg:grid-cols-2">
      <section aria-labelledby="request" className="grid min-w-0 gap-3">
        <SectionHeading id="request" aside={request.href && <Link href={request.href}>{t('proposal.openRequest')}</Link>}>
          {t('proposal.request')}
        </SectionHeading>
        <DescriptionList
          items={asked.map(({ term, items }) => ({
            term,
            value: (
              <ul className="grid gap-0.5">
                {items.map(({ text, mark }) => (
                  <li key={text}>
                    {text}
                    {mark && <span className="ms-2 text-sm text-ink-soft">({mark})</span>}
                  </li>
                ))}
              </ul>
            ),
          }))}
        />
      </section>
      {expert && <ExpertPart expert={expert} />}
    </div>
  )
}

function ExpertPart({ expert }: { expert: ExpertWords }) {
  const { t } = useTranslation('matching')
  const lists = [
    { term: t('proposal.skills'), items: expert.skills },
    { term: t('proposal.languages'), items: expert.languages },
    { term: t('proposal.countries'), items: expert.countries },
    { term: t('proposal.base'), items: expert.base ? [expert.base] : [] },
  ].filter(({ items }) => items.length > 0)
  return (
    <section aria-labelledby="expert" className="grid min-w-0 gap-3">
      <SectionHeading id="expert">{t('proposal.profile')}</SectionHeading>
      {expert.headline && (
        <p className="max-w-text text-lg">
          <LanguageTaggedText {...expert.headline} />
        </p>
      )}
      {expert.summary && <LanguageTaggedText as="p" {...expert.summary} />}
      <DescriptionList
        items={lists.map(({ term, items }) => ({
          term,
          value: (
            <ul className="grid gap-0.5">
              {items.map((item, index) => (
                <li key={index} dir="auto" className="text-start">
                  {item}
                </li>
              ))}
            </ul>
          ),
        }))}
      />
    </section>
  )
}

/** What each side answered, and how it ended. */
export function StandingPart({ standing }: { standing: Standing }) {
  const { t } = useTranslation('matching')
  const { sentOn, commitOn, answers, ended } = standing
  return (
    <section aria-labelledby="standing" className="grid gap-3">
      <SectionHeading id="standing">{t('proposal.stands')}</SectionHeading>
      {!sentOn && !ended && <p className="max-w-text text-base">{t('proposal.provisional')}</p>}
      <DescriptionList
        items={[
          commitOn ? { term: t('proposal.commitOn'), value: commitOn } : undefined,
          sentOn ? { term: t('proposal.sentOn'), value: sentOn } : undefined,
          ...answers.map(({ side, text, notes, reason }) => ({
            term: t(`proposal.answerOf.${side}`),
            value: <Said text={text} notes={notes} reason={reason} />,
          })),
          ended ? { term: t('proposal.ended'), value: <Said text={ended.text} notes={[]} reason={ended.reason} /> } : undefined,
        ]}
      />
    </section>
  )
}

function Said({ text, notes, reason }: { text: string; notes: string[]; reason: string | null }) {
  return (
    <>
      <span className="block">{text}</span>
      {notes.map((note) => (
        <span key={note} className="block text-ink-soft">
          {note}
        </span>
      ))}
      {reason && (
        <blockquote dir="auto" className="mt-1 max-w-text border-s-4 border-line-strong ps-3 text-start whitespace-pre-line">
          {reason}
        </blockquote>
      )}
    </>
  )
}

/** How the other side is reached, once both have accepted. */
export function ContactPart({ contact }: { contact: ShownContact }) {
  const { t } = useTranslation('matching')
  return (
    <section aria-labelledby="contact" className="grid gap-3">
      <SectionHeading id="contact">{t('contact.title')}</SectionHeading>
      {contact.state === 'closed' ? (
        <p className="max-w-text text-base text-ink-soft">{t('contact.closed')}</p>
      ) : (
        <DescriptionList
          items={[
            contact.expert ? { term: t('contact.expert'), value: <Reach contact={contact.expert} /> } : undefined,
            contact.requester ? { term: t('contact.requester'), value: <Reach contact={contact.requester} /> } : undefined,
          ]}
        />
      )}
    </section>
  )
}

function Reach({ contact: { name, email, phone } }: { contact: Contact }) {
  const { t } = useTranslation('matching')
  return (
    <>
      <bdi className="block">{name}</bdi>
      {email && (
        <Link href={`mailto:${email}`} dir="ltr" className="block">
          {email}
        </Link>
      )}
      {phone && (
        <bdi dir="ltr" className="block">
          {phone}
        </bdi>
      )}
      {!email && !phone && <span className="block text-ink-soft">{t('contact.none')}</span>}
    </>
  )
}
