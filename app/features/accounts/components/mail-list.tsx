import { useTranslation } from 'react-i18next'
import { Link } from '#app/ui/text/link.tsx'

export type ShownMail = {
  id: string
  to: string
  subject: string
  text: string
  language: string
  dir: 'ltr' | 'rtl'
  when: string
  createdAt: string
}

/** Messages as they would have been sent, newest first. */
export function MailList({ mails }: { mails: ShownMail[] }) {
  const { t } = useTranslation('accounts')
  return (
    <ul className="grid gap-5">
      {mails.map((mail) => (
        <li key={mail.id} className="rounded-md border border-line bg-white p-5">
          <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
            <span>
              {t('outbox.to')} <bdi>{mail.to}</bdi>
            </span>
            <time dateTime={mail.createdAt}>{mail.when}</time>
          </p>
          <div lang={mail.language} dir={mail.dir}>
            <h2 className="mt-1 text-lg">{mail.subject}</h2>
            <p className="mt-3 max-w-text text-base break-words whitespace-pre-line">
              <LinkedText text={mail.text} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Plain text whose addresses are links. */
function LinkedText({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((piece, index) =>
    index % 2 === 1 ? (
      <Link key={index} href={piece} className="break-all" dir="ltr">
        {piece}
      </Link>
    ) : (
      piece
    ),
  )
}
