import type { Metadata } from "next";
import { SecondFactorRemovalForm } from "@/components/staff/accounts/second-factor-removal-form";
import { SecondFactorSetupForm } from "@/components/staff/accounts/second-factor-setup-form";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { TopBar } from "@/components/staff/shell/top-bar";
import { Notice } from "@/components/ui/notice";
import { loadAccount } from "@/lib/server/accounts/load-account";
import { requireStaffPage, SECOND_FACTOR_PAGE } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Two-factor authentication" };

export default async function TwoFactorPage() {
  const staff = await requireStaffPage(SECOND_FACTOR_PAGE);
  const { hasPassword, hasSecondFactor } = await loadAccount(staff);
  return (
    <>
      <TopBar email={staff.email} />
      <main className="mx-auto max-w-[94rem] px-4 py-8 md:px-6">
        <p className="text-soft">
          <StaffLink href="/account">Your account</StaffLink>
        </p>
        <h1 className="mb-4 font-serif text-[1.728rem]">Two-factor authentication</h1>
        <div className="max-w-[40rem] space-y-6">
          {staff.lacksSecondFactor ? (
            <Notice look="look" title="Required here">
              <p>Set up two-factor authentication to go on.</p>
            </Notice>
          ) : null}
          {!hasPassword ? (
            <p>A provider signs you in, and asks for a second factor itself.</p>
          ) : (
            <>
              <p>
                {hasSecondFactor
                  ? "It is on: after your password, you enter a code from your authenticator app."
                  : "It is off. With it, signing in by password also needs a code from an authenticator app on your phone or computer."}
              </p>
              <SecondFactorSetupForm isOn={hasSecondFactor} />
              {hasSecondFactor ? <SecondFactorRemovalForm /> : null}
            </>
          )}
        </div>
      </main>
    </>
  );
}
