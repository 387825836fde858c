import { Link } from '#app/ui/text/link.tsx'

/** An activity by its identifier, leading to its project where the workspace holds it. */
export function ActivityLink({ identifier, href }: { identifier: string; href: string | null }) {
  const name = (
    <bdi dir="ltr" className="wrap-anywhere">
      {identifier}
    </bdi>
  )
  return href ? (
    <Link href={href} className="inline-block py-2.5 sm:py-0">
      {name}
    </Link>
  ) : (
    name
  )
}
